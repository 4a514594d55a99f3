/**
 * The embedded service's face: TAP 1.1 with UWS 1.1 and VOSI over HTTP, behaving like Rubin's where standards leave
 * a choice, and misbehaving on request.
 * May import {@code votable}, its own rooms, {@code sandbox.adql} and {@code sandbox.schema}.
 * Begin with {@link rubin.sandbox.tap.TapServer}, then {@link rubin.sandbox.tap.QueryEngine}.
 */
package rubin.sandbox.tap;
