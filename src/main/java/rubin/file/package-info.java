/** Files that are written whole or not at all. Knows nothing of tables and pictures. */
package rubin.file;
