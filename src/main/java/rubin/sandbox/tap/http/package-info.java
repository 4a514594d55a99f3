/**
 * Requests and replies of the embedded service: parameters, forms with files, who may ask, XML.
 * Used by {@code sandbox.tap} only, and may import {@code sandbox.tap.fault}.
 * Begin with {@link rubin.sandbox.tap.http.Request} and {@link rubin.sandbox.tap.http.Reply}.
 */
package rubin.sandbox.tap.http;
