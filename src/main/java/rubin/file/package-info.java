/**
 * Files that are written whole or not at all. Knows nothing of tables and pictures, and imports no other package of ours.
 * Begin with {@link rubin.file.WholeFile}.
 */
package rubin.file;
