/**
 * The embedded service's asynchronous jobs: their states, their XML, and how long they are kept.
 * Used by {@code sandbox.tap} only, and may import {@code sandbox.tap.http} and {@code sandbox.tap.fault}.
 * Begin with {@link rubin.sandbox.tap.uws.ServedJobs}.
 */
package rubin.sandbox.tap.uws;
