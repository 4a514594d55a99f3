/** The embedded TAP service and its synthetic catalogue. Others use {@link rubin.sandbox.Sandbox} and nothing below it. */
package rubin.sandbox;
