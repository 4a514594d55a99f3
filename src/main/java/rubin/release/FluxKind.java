package rubin.release;

/**
 * A way in which fluxes were measured, such as {@code cModel} or {@code psf}, by its column patterns; fluxes are in nJy.
 *
 * @param name name as users give it
 * @param flux pattern of the flux column, with {@code {b}} for the band letter
 * @param error pattern of the 1-sigma error column
 * @param flag pattern of the column that is true where the measurement failed
 */
public record FluxKind(String name, String flux, String error, String flag) {
}
