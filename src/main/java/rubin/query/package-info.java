/**
 * Regions and selections as ADQL text that Qserv accepts, and what can be read out of ADQL that others wrote. Pure functions: no I/O.
 * May import {@code release}.
 * Begin with {@link rubin.query.Selection} and {@link rubin.query.Region}; {@link rubin.query.AdqlScanner} is what reads foreign text.
 */
package rubin.query;
