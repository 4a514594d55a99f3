/** Regions and selections as ADQL text that Qserv accepts. Pure functions: no I/O. */
package rubin.query;
