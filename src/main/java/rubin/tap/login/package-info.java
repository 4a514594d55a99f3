/**
 * Tokens: where they are read, which addresses they may go to, and how they are lent to the host's own TAP access.
 * All that an audit of secrets must read. May import {@code votable} and {@code tap.base}.
 * Begin with {@link rubin.tap.login.Credentials}.
 */
package rubin.tap.login;
