/**
 * {@code rubinsandbox}, and the embedded service that {@code tapurl=sandbox} starts.
 * The only room outside {@code sandbox} that may import it.
 * Begin with {@link rubin.task.sandbox.SandboxService}.
 */
package rubin.task.sandbox;
