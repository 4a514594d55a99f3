package rubin.sandbox.sky;

/** PSF photometry of the objects on single visits and on difference images. */
final class VisitPhotometry {

    private final TruthModel truth;
    private final ObjectSample objects;
    private final Visits visits;
    private final Dice dice;
    private final SkyCells.Doubles[] coaddFlux = new SkyCells.Doubles[PassBand.ALL.length];
    private final double[] errNJy;

    VisitPhotometry(TruthModel truth, ObjectSample objects, Visits visits, Dice dice) {
        this.truth = truth;
        this.objects = objects;
        this.visits = visits;
        this.dice = dice;
        ObjectPhotometry coadd = new ObjectPhotometry(objects, dice.stream("dp02_dc2_catalogs.Object"));
        for (PassBand band : PassBand.ALL) {
            coaddFlux[band.ordinal()] = coadd.flux(ObjectPhotometry.Method.PSF, band);
        }
        errNJy = new double[visits.count()];
        for (int v = 0; v < errNJy.length; v++) {
            errNJy[v] = visits.errNJy(v);
        }
    }

    /** Mean flux in nJy, NaN where unknown. */
    double mean(int object, int visit) {
        return coaddFlux[visits.band(visit).ordinal()].at(object);
    }

    LightCurve lightCurve(int object) {
        int row = objects.truthRow(object);
        if (row == ObjectSample.NONE || truth.type(row) != Landmark.STAR || !truth.variable(row)) {
            return LightCurve.CONSTANT;
        }
        if (objects.id(object) == Landmark.RR_LYRAE) {
            return LightCurve.rrLyrae(LightCurve.RR_LYRAE_PERIOD_DAYS, 59600.317);
        }
        Dice own = dice.stream("variables").stream(row);
        return LightCurve.sine(Math.exp(own.uniform(0, Math.log(0.3), Math.log(80))), own.uniform(1, 0.03, 0.4));
    }

    /** Standard error of the flux in nJy: sky noise and a floor of 0.003 mag. */
    double err(int object, int visit) {
        return Math.hypot(errNJy[visit], 0.00276 * mean(object, visit));
    }

    /** Flux on the visit image in nJy. */
    double flux(int object, int visit) {
        return mean(object, visit) * lightCurve(object).factor(visits.band(visit), visits.mjd(visit)) + noise("visit", object, visit);
    }

    /** Standard error of the flux on the difference image in nJy. */
    double diffErr(int object, int visit) {
        return 1.06 * err(object, visit);
    }

    /** Flux on the difference image in nJy. */
    double diffFlux(int object, int visit) {
        double change = lightCurve(object).factor(visits.band(visit), visits.mjd(visit)) - 1;
        return mean(object, visit) * change + 1.06 * noise("difference", object, visit);
    }

    private double noise(String stream, int object, int visit) {
        return err(object, visit) * dice.stream(stream).stream(object).gaussian(visit);
    }
}
