/**
 * The TAP client: one time budget for an operation, retries that never run a query twice, results that are complete or
 * refused, and a token that reaches its own host only. Everything that talks to a service goes through
 * {@link rubin.tap.TapClient}.
 */
package rubin.tap;
