/** What a data release holds, as data: tables, join paths, and the names of its flux columns. */
package rubin.release;
