/**
 * TOPCAT's side of the plugin, put together: the Rubin button and menu, the load dialogue, the activation action, the demonstration.
 * Everything here and in the rooms below runs on the event thread unless it says otherwise. Nothing outside imports it.
 * Begin with {@link rubin.topcat.RubinAction}, which the host makes, then {@link rubin.topcat.Session}.
 */
package rubin.topcat;
