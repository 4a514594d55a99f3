package rubin.sandbox.sky;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A source that Rubin's tutorials name, with the identifiers, positions and values they print. All lie outside the
 * tutorial's cones.
 *
 * @param objectId identifier of the object, 0 where only the truth is there
 * @param truthId identifier of the truth entry
 * @param truth true position
 * @param object measured position
 * @param redshift redshift
 * @param mags true AB magnitudes, u to y
 * @param psfFluxNJy measured PSF fluxes, u to y, where they are published
 * @param variable whether it varies
 * @param host number of a supernova's host galaxy, -1 for others
 */
record Landmark(long objectId, TruthId truthId, Position truth, Position object, double redshift, double[] mags,
                Optional<double[]> psfFluxNJy, boolean variable, long host) {

    static final int GALAXY = 1;
    static final int STAR = 2;
    static final int SUPERNOVA = 3;

    /** The RR Lyrae star of tutorial DP02_07b. */
    static final long RR_LYRAE = 1651589610221899038L;
    /** The same star in DiaObject. */
    static final long RR_LYRAE_DIA = 1651589610221862935L;
    static final Position RR_LYRAE_DIA_PLACE = new Position(62.1479038, -35.7991348);

    /** Bright stars of like g-r and i-z, picked by hand in tutorial DP02_02b, section 3.2. */
    private static final long[] TWELVE_STARS = {
        1249537790362809267L, 1252528461990360512L, 1248772530269893180L, 1251728017525343554L, 1251710425339299404L,
        1250030371572068167L, 1253443255664678173L, 1251807182362538413L, 1252607626827575504L, 1249784080967440401L,
        1253065023664713612L, 1325835101237446771L};
    private static final long NO_HOST = -1;
    private static final double[] NO_FLUX = {
        Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};

    /** All of them, in a fixed order. */
    static List<Landmark> all(Dice dice) {
        List<Landmark> all = new ArrayList<>();
        all.add(rrLyrae());
        all.add(galaxy(1486698050427598336L, 9752536104L, new Position(59.0583127, -40.1082453), 1.05513,
                24.21, 23.82, 23.29, 22.61, 22.02, 21.81));
        for (int i = 0; i < TWELVE_STARS.length; i++) {
            all.add(brightStar(TWELVE_STARS[i], i, dice));
        }
        all.add(galaxy(0, 6875009947L, new Position(57.7133901, -35.6118204), 0.62, 24.93, 24.11, 23.28, 22.66, 22.47, 22.33));
        all.add(supernova(9684, 23, 6875009947L, new Position(57.7134219, -35.6118702), 0.62));
        all.add(galaxy(0, 6062513702L, new Position(63.6686642, -34.3384011), 0.48, 23.87, 22.98, 22.04, 21.71, 21.50, 21.38));
        all.add(supernova(9559, 17, 6062513702L, new Position(63.6675783, -34.3384596), 0.48));
        return List.copyOf(all);
    }

    private static Landmark rrLyrae() {
        double[] published = {47391.6153812, 148048.9327607, 185964.3848651, 173109.3517536, 167210.0427741, 163044.7713096};
        return new Landmark(RR_LYRAE, new TruthId(-1, 100437216, STAR), new Position(62.1479031, -35.799138),
                new Position(62.1479018, -35.7991382), 0, Arrays.stream(published).map(PassBand::mag).toArray(),
                Optional.of(published), true, NO_HOST);
    }

    private static Landmark galaxy(long objectId, long number, Position position, double redshift, double... mags) {
        return new Landmark(objectId, new TruthId(-1, number, GALAXY), position, position.moved(1.4e-5, 1), redshift, mags,
                Optional.empty(), false, NO_HOST);
    }

    private static Landmark brightStar(long objectId, int n, Dice dice) {
        Dice own = dice.stream("bright stars").stream(n);
        Position place = new Position(Zone.CENTRE_RA, Zone.CENTRE_DEC)
                .moved(own.uniform(0, 0.2, 0.9), own.uniform(1, 0, 2 * Math.PI));
        double[] mags = new double[PassBand.ALL.length];
        GalaxyModel.fill(mags, own.uniform(2, 17.2, 18.9), new double[] {
            1.05 + 0.03 * own.gaussian(3), 0.60 + 0.01 * own.gaussian(4), 0.12 + 0.01 * own.gaussian(5),
            0.09 + 0.01 * own.gaussian(6), 0.05 + 0.01 * own.gaussian(7)});
        return new Landmark(objectId, new TruthId(-1, 100500001 + 11L * n, STAR), place, place.moved(2e-6, n), 0, mags,
                Optional.empty(), false, NO_HOST);
    }

    private static Landmark supernova(int healpix, int number, long host, Position position, double redshift) {
        return new Landmark(0, new TruthId(healpix, number, SUPERNOVA), position, position, redshift, NO_FLUX,
                Optional.empty(), true, host);
    }
}
