/**
 * The TAP client: one time budget for an operation, retries that never run a query twice, results that are complete or
 * refused, and a token that reaches its own host only. Everything that talks to a service goes through {@link rubin.tap.TapClient}.
 * May import {@code votable} and its own rooms.
 * Begin with {@link rubin.tap.TapClient} and {@link rubin.tap.TapJob}, which are what TAP and UWS can do; each step is a request
 * of {@code tap.http}, whose result {@code tap.result} gives to the host's parser.
 */
package rubin.tap;
