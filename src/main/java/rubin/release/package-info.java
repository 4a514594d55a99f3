/**
 * What a data release holds, as data: tables, join paths, and the names of its flux columns, read from {@code NAME.properties}.
 * The lowest package: it imports no other of ours.
 * Begin with {@link rubin.release.Release}.
 */
package rubin.release;
