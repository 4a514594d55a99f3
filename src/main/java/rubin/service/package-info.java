/**
 * One way to run a request, whoever asks: a task, the table scheme or a window. Knows no parameters and no windows; may import
 * {@code catalog}, {@code schema}, {@code tap} and what stands below them. Begin with {@link rubin.service.RunRequest}.
 */
package rubin.service;
