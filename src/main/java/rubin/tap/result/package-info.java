/**
 * Results that are complete or refused: the host's parser reads them, and {@link rubin.tap.result.ResultHandler} looks over its shoulder.
 * Used by {@code tap} and its rooms only, and may import {@code votable} and {@code tap.base}.
 * Begin with {@link rubin.tap.result.ResultReader}.
 */
package rubin.tap.result;
