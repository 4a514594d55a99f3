/**
 * Reads VOTables and other XML that come from outside: nothing is fetched, and nothing grows without end.
 * Imports no other package of ours; the client, {@code schema} and the embedded service use it.
 * Begin with {@link rubin.votable.UntrustedVOTable}.
 */
package rubin.votable;
