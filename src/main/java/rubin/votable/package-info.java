/** Reads VOTables and other XML that come from outside: nothing is fetched, and nothing grows without end. */
package rubin.votable;
