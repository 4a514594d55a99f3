/**
 * The embedded TAP service and its synthetic catalogue. Others use {@link rubin.sandbox.SandboxServer} and its options, and nothing below.
 * Of the other packages it imports {@code votable} alone.
 * Begin with {@link rubin.sandbox.SandboxServer}. A query goes from {@code tap} through {@code adql}
 * to {@code db}, whose rows come from {@code sky}.
 */
package rubin.sandbox;
