/**
 * One way to run a request, whoever asks, a task, the table scheme or a window: begin reading at {@link rubin.service.RunRequest}.
 * Knows no parameters and no windows; may import {@code catalog}, {@code schema}, {@code tap} and what stands below them.
 */
package rubin.service;
