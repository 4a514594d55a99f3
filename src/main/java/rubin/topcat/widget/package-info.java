/**
 * Parts that windows share: work in the background, failures in a sentence, the choice of a service, the token, the icon.
 * May import {@code service}, {@code tap} and {@code task}.
 * Begin with {@link rubin.topcat.widget.Background}: what takes longer than a frame goes through it.
 */
package rubin.topcat.widget;
