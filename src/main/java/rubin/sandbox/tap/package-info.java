/**
 * The embedded service's face: TAP 1.1 with UWS 1.1 and VOSI over HTTP, behaving like Rubin's where standards leave
 * a choice, and misbehaving on request.
 */
package rubin.sandbox.tap;
