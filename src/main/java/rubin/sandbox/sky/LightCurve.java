package rubin.sandbox.sky;

/** How the flux of a source follows time. */
@FunctionalInterface
interface LightCurve {

    /** Flux at a time over its mean, in one band. */
    double factor(PassBand band, double mjd);

    /** Constant light. */
    LightCurve CONSTANT = (band, mjd) -> 1;

    /** Period in days of the RR Lyrae star, as tutorial DP02_07b finds it by Lomb and Scargle's method. */
    double RR_LYRAE_PERIOD_DAYS = 0.5095309;

    /**
     * A pulsating star of type RRab: quick rise, slow decline, smaller swing in the red. Four terms of a softened sawtooth, of mean 0
     * in magnitudes.
     *
     * @param periodDays period in days
     * @param epochMjd time of the middle of the rise
     */
    static LightCurve rrLyrae(double periodDays, double epochMjd) {
        double[] swing = {1.30, 1.40, 1.05, 0.85, 0.75, 0.70};
        return (band, mjd) -> {
            double phase = 2 * Math.PI * (mjd - epochMjd) / periodDays;
            double saw = 0;
            for (int k = 1; k <= 4; k++) {
                saw -= Math.sin(k * phase) / Math.pow(k, 1.3);
            }
            return Math.pow(10, -0.4 * swing[band.ordinal()] * -saw / 2.9);
        };
    }

    /**
     * A star that varies like a sine.
     *
     * @param periodDays period in days
     * @param halfSwingMag half the range in magnitudes
     */
    static LightCurve sine(double periodDays, double halfSwingMag) {
        return (band, mjd) -> Math.pow(10, -0.4 * halfSwingMag * Math.sin(2 * Math.PI * mjd / periodDays));
    }
}
