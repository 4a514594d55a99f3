package rubin.sandbox.sky;

import java.util.Arrays;

/**
 * The 432 visits that cover the field and the RR Lyrae star beside it, in order of time: as many as the published light
 * curve has points, dithered so that each visit covers both places. The survey's dates are DC2's, 2022 to 2026.
 */
final class Visits {

    private static final double CENTRE_RA = 62.07;
    private static final double CENTRE_DEC = -36.4;
    private static final double DITHER_DEG = 0.45;
    private static final double FIRST_OPPOSITION_MJD = 59539.7;
    private static final double YEAR_DAYS = 365.25;
    private static final int SEASONS = 5;
    private static final double SEASON_HALF_DAYS = 105;
    /** Local midnight at the site's longitude of 70.75 degrees west, as a fraction of a day. */
    private static final double MIDNIGHT = 0.1965;
    private static final double NIGHT_HALF_DAYS = 0.19;
    private static final double LATITUDE_DEG = -30.2446;
    private static final double EXPOSURE_DAYS = 15.5 / 86400;
    private static final double FIRST_MJD = 59582;
    private static final double LAST_MJD = 61406;
    /** The month whose six i-band visits tutorial DP02_09a stacks. */
    private static final double WINDOW_FIRST_MJD = 60925;
    private static final double WINDOW_LAST_MJD = 60955;
    private static final int WINDOW_VISITS = 6;
    private static final double IDS_PER_DAY = 674.1;

    private final double[] mjd;
    private final PassBand[] band;
    private final double[] hourAngle;
    private final Dice dice;

    private record Draw(double mjd, double hourAngleDeg, PassBand band) {
    }

    Visits(Dice dice) {
        this.dice = dice;
        Draw[] draws = Arrays.stream(PassBand.ALL).flatMap(b -> Arrays.stream(draw(b))).toArray(Draw[]::new);
        Arrays.sort(draws, (a, b) -> Double.compare(a.mjd(), b.mjd()));
        mjd = Arrays.stream(draws).mapToDouble(Draw::mjd).toArray();
        band = Arrays.stream(draws).map(Draw::band).toArray(PassBand[]::new);
        hourAngle = Arrays.stream(draws).mapToDouble(Draw::hourAngleDeg).toArray();
    }

    /** Times when the field is high in a dark sky: within an hour angle of 3 h, between dusk and dawn. */
    private Draw[] draw(PassBand b) {
        Draw[] draws = new Draw[b.visits()];
        Dice own = dice.stream("times").stream(b.ordinal());
        int n = 0;
        for (int i = 0; n < draws.length; i++) {
            boolean planned = b == PassBand.I && n < WINDOW_VISITS;
            double opposition = FIRST_OPPOSITION_MJD + YEAR_DAYS * (planned ? SEASONS - 1 : (int) (own.uniform(3L * i) * (SEASONS + 1)));
            double day = planned ? WINDOW_FIRST_MJD + 1 + 5 * n
                    : Math.floor(opposition + own.uniform(3L * i + 1, -SEASON_HALF_DAYS, SEASON_HALF_DAYS));
            // Long before opposition, the field is up in the second half of the night.
            double hourAngleDeg = own.uniform(3L * i + 2, -45, planned ? -20 : 45);
            double time = day + MIDNIGHT - (day - opposition) / YEAR_DAYS + hourAngleDeg / 360;
            boolean night = Math.abs(time - day - MIDNIGHT) < NIGHT_HALF_DAYS;
            boolean others = b == PassBand.I && !planned && time > WINDOW_FIRST_MJD && time < WINDOW_LAST_MJD;
            if (night && !others && time > FIRST_MJD && time < LAST_MJD) {
                draws[n++] = new Draw(time, hourAngleDeg, b);
            }
        }
        return draws;
    }

    int count() {
        return mjd.length;
    }

    /** Identifier, ascending with time. */
    long id(int visit) {
        return 2000 + (long) ((mjd[visit] - FIRST_MJD) * IDS_PER_DAY) + visit;
    }

    PassBand band(int visit) {
        return band[visit];
    }

    String filter(int visit) {
        return band[visit].letter() + "_sim_1.4";
    }

    /** Middle of the exposure, MJD TAI. */
    double mjd(int visit) {
        return mjd[visit];
    }

    /** Start of the exposure, MJD TAI. */
    double startMjd(int visit) {
        return mjd[visit] - EXPOSURE_DAYS;
    }

    /** Centre of the field and rotation of the camera. */
    TangentPlane pointing(int visit) {
        Dice own = dice.stream("pointing").stream(visit);
        Position p = new Position(CENTRE_RA, CENTRE_DEC)
                .moved(DITHER_DEG * Math.sqrt(own.uniform(0)), own.uniform(1, 0, 2 * Math.PI));
        return new TangentPlane(p.ra(), p.dec(), own.uniform(2, 0, 360));
    }

    double zenithDistanceDeg(int visit) {
        double phi = Math.toRadians(LATITUDE_DEG);
        double d = Math.toRadians(pointing(visit).dec());
        return Math.toDegrees(Math.acos(Math.sin(phi) * Math.sin(d)
                + Math.cos(phi) * Math.cos(d) * Math.cos(Math.toRadians(hourAngle[visit]))));
    }

    /** From north through east. */
    double azimuthDeg(int visit) {
        double phi = Math.toRadians(LATITUDE_DEG);
        double d = Math.toRadians(pointing(visit).dec());
        double h = Math.toRadians(hourAngle[visit]);
        double azimuth = Math.toDegrees(Math.atan2(-Math.cos(d) * Math.sin(h),
                Math.sin(d) * Math.cos(phi) - Math.cos(d) * Math.sin(phi) * Math.cos(h)));
        return azimuth < 0 ? azimuth + 360 : azimuth;
    }

    double airmass(int visit) {
        return 1 / Math.cos(Math.toRadians(zenithDistanceDeg(visit)));
    }

    /** Width (FWHM) of the PSF in arcsec. */
    double seeingArcsec(int visit) {
        double factor = Math.exp(0.18 * dice.stream("seeing").gaussian(visit));
        return Math.max(0.5, band[visit].seeingArcsec() * 0.97 * factor * Math.pow(airmass(visit), 0.6));
    }

    /** Flux error of a faint point source, in nJy: worse with bad seeing. */
    double errNJy(int visit) {
        return band[visit].visitErrNJy() * seeingArcsec(visit) / band[visit].seeingArcsec();
    }
}
