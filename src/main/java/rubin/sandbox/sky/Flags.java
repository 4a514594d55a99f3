package rubin.sandbox.sky;

import java.util.Map;

/** Flags that say little about a source: each is set at random at the rate usual for its name, or never. */
final class Flags {

    private static final Map<String, Double> RATES = Map.ofEntries(
            Map.entry("pixelFlags_interpolated", 0.16), Map.entry("pixelFlags_interpolatedCenter", 0.05),
            Map.entry("pixelFlags_inexact_psf", 0.12), Map.entry("pixelFlags_inexact_psfCenter", 0.03),
            Map.entry("pixelFlags_sensor_edge", 0.07), Map.entry("pixelFlags_sensor_edgeCenter", 0.02),
            Map.entry("pixelFlags_clipped", 0.03), Map.entry("pixelFlags_clippedCenter", 0.004),
            Map.entry("pixelFlags_cr", 0.02), Map.entry("pixelFlags_crCenter", 0.002),
            Map.entry("pixelFlags_suspect", 0.006), Map.entry("pixelFlags_suspectCenter", 0.002),
            Map.entry("pixelFlags_saturated", 0.004), Map.entry("pixelFlags_saturatedCenter", 0.001),
            Map.entry("pixelFlags_edge", 0.002), Map.entry("kronFlux_flag_small_radius", 0.02),
            Map.entry("kronFlux_flag_bad_shape", 0.004), Map.entry("gaap1p0Flux_flag_bigPsf", 0.03),
            Map.entry("gaapOptimalFlux_flag_bigPsf", 0.01), Map.entry("blendedness_flag", 0.01), Map.entry("i_flag", 0.01),
            Map.entry("hsmShapeRegauss_flag", 0.08), Map.entry("centroid_flag", 0.003), Map.entry("apFlux_flag", 0.003));

    private Flags() {
    }

    /**
     * A flag's cells.
     *
     * @param dice the stream of the table (and band)
     * @param name the column's name, without its band
     */
    static SkyCells.Longs of(Dice dice, String name) {
        double rate = RATES.getOrDefault(name, 0.0);
        Dice own = dice.stream(name);
        return rate == 0 ? row -> 0 : row -> own.chance(row, rate) ? 1 : 0;
    }
}
