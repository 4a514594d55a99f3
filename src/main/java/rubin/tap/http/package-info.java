/**
 * Requests over the network: sent, redirected and repeated within one deadline, their bodies read to the end.
 * Used by {@code tap} and its rooms only, and may import {@code votable}, {@code tap.base} and {@code tap.login}.
 * Begin with {@link rubin.tap.http.Http}, then {@link rubin.tap.http.Retries}.
 */
package rubin.tap.http;
