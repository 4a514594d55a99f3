/**
 * What the STILTS tasks share: parameters, bad input, output, progress on a terminal, the table scheme, and the launcher.
 * May import everything but {@code topcat}; only {@code task.sandbox} imports the embedded service.
 * Begin with {@link rubin.task.ServiceParameters} and {@link rubin.task.BadInput}; {@link rubin.task.StiltsMain} lists the commands.
 */
package rubin.task;
