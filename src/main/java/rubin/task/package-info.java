/** What the STILTS tasks share: parameters, output, progress on a terminal, the table scheme, and the launcher. */
package rubin.task;
