/**
 * ADQL as Rubin's TAP service takes it, turned into SQL for H2: parsed, checked against the published schema, refused
 * where Qserv refuses, and written anew. No text of the user's reaches the database but as a quoted literal.
 * May import {@code sandbox.schema}.
 * Begin with {@link rubin.sandbox.adql.AdqlTranslator}.
 */
package rubin.sandbox.adql;
