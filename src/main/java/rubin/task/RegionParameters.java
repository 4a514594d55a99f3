package rubin.task;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rubin.query.Region;
import rubin.query.SkyPoint;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;

/** A region of the sky: {@code ra= dec= radius=}, or {@code pos=}. */
final class RegionParameters {

    private final Parameter<Double> ra = BadInput.typed(Double.class, "ra", "<degrees>", "Right ascension of the centre in degrees",
            "<p>Right ascension of the cone's centre in degrees, ICRS.</p>", null, t -> inRange(BadInput.number(t), 0, 360));
    private final Parameter<Double> dec = BadInput.typed(Double.class, "dec", "<degrees>", "Declination of the centre in degrees",
            "<p>Declination of the cone's centre in degrees, ICRS.</p>", null, t -> inRange(BadInput.number(t), -90, 90));
    private final Parameter<Double> radius = BadInput.typed(Double.class, "radius", "<degrees>", "Radius in degrees",
            "<p>Radius of the cone in degrees, at most 10.\nA few tenths take seconds to minutes on the Rubin service.</p>", "0.1", BadInput::number);
    private final StringParameter pos = BadInput.text("pos", "<region>", "Region in POS syntax",
            "<p>Region instead of <code>ra</code>, <code>dec</code> and <code>radius</code>, in the POS syntax of IVOA's SIAv2:\n"
                    + "<code>CIRCLE ra dec radius</code> or <code>POLYGON ra1 dec1 ra2 dec2 ra3 dec3</code> with three or more corners.\n"
                    + "Numbers are degrees, ICRS; edges of a polygon are great circles.</p>", null);

    /** Numbers them from the first position on, so that {@code 62 -37 0.1} will do. */
    RegionParameters() {
        ra.setPosition(1);
        dec.setPosition(2);
        radius.setPosition(3);
    }

    List<Parameter<?>> all() {
        return List.of(ra, dec, radius, pos);
    }

    /** Whether anything is given of a region that has no default. */
    boolean isGiven(Environment env) throws TaskException {
        return pos.stringValue(env) != null || ra.stringValue(env) != null || dec.stringValue(env) != null;
    }

    /**
     * The region asked for.
     *
     * @throws TaskException if it is missing, given twice or out of range
     */
    Region read(Environment env) throws TaskException {
        String posText = pos.stringValue(env);
        Double raDeg = ra.objectValue(env);
        Double decDeg = dec.objectValue(env);
        double radiusDeg = radius.objectValue(env);
        if (posText != null) {
            if (raDeg != null || decDeg != null) {
                throw BadInput.of("pos", posText, "cannot go with ra= and dec=; give one or the other");
            }
            return BadInput.check("pos", posText, Region::parse);
        }
        if (raDeg == null || decDeg == null) {
            throw new ExecutionException("no region: give ra=, dec= and radius= in degrees, as in ra=62 dec=-37 radius=0.1,"
                    + " or pos=\"CIRCLE 62 -37 0.1\"");
        }
        return BadInput.check("radius", radius.stringValue(env), t -> new Region.Circle(new SkyPoint(raDeg, decDeg), radiusDeg));
    }

    /** The region asked for, or none if nothing was said of one. */
    Optional<Region> readIfGiven(Environment env) throws TaskException {
        boolean given = Arrays.asList(env.getNames()).contains(radius.getName())
                || pos.stringValue(env) != null || ra.objectValue(env) != null || dec.objectValue(env) != null;
        return given ? Optional.of(read(env)) : Optional.empty();
    }

    private static double inRange(double value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("must be " + min + " to " + max + " degrees");
        }
        return value;
    }
}
