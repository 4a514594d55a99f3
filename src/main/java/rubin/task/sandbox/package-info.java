/**
 * {@code rubinsandbox}, which runs the embedded service until it is stopped. The only room outside {@code sandbox} that may
 * import it; everybody else finds the service of {@code tapurl=sandbox} through {@code rubin.service.EmbeddedService}.
 * Begin with {@link rubin.task.sandbox.SandboxTask}.
 */
package rubin.task.sandbox;
