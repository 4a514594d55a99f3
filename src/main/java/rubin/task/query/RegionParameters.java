package rubin.task.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rubin.query.Region;
import rubin.query.SkyPoint;
import rubin.task.BadInput;
import rubin.task.NumberParameter;
import rubin.task.SkyAngle;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;

/** A region of the sky: {@code ra= dec= radius=}, or {@code pos=}. */
public final class RegionParameters {

    private final Parameter<Double> ra = NumberParameter.angle("ra", SkyAngle.RA)
            .described("<degrees>", "Right ascension of the centre in degrees", "Right ascension of the cone's centre in degrees, ICRS.", null);
    private final Parameter<Double> dec = NumberParameter.angle("dec", SkyAngle.DEC)
            .described("<degrees>", "Declination of the centre in degrees", "Declination of the cone's centre in degrees, ICRS.", null);
    private final Parameter<Double> radius = NumberParameter.positive("radius", Region.MAX_RADIUS_DEG, "degrees").described("<degrees>", "Radius in degrees",
            "Radius of the cone in degrees. A few tenths take seconds to minutes on the Rubin service.", "0.1");
    private final StringParameter pos = BadInput.text("pos", "<region>", "Region in POS syntax",
            "<p>Region instead of <code>ra</code>, <code>dec</code> and <code>radius</code>, in the POS syntax of IVOA's SIAv2:\n"
                    + "<code>CIRCLE ra dec radius</code> or <code>POLYGON ra1 dec1 ra2 dec2 ra3 dec3</code> with 3 to 20 corners.\n"
                    + "Numbers are degrees, ICRS; a polygon is convex, and its edges are great circles.</p>", null);

    /** Numbers them from the first position on, so that {@code 62 -37 0.1} will do. */
    public RegionParameters() {
        ra.setPosition(1);
        dec.setPosition(2);
        radius.setPosition(3);
    }

    public List<Parameter<?>> all() {
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
            if (Arrays.asList(env.getNames()).contains(radius.getName())) {
                throw BadInput.of("radius", radius.stringValue(env), "cannot go with pos=; a circle has its radius in pos=, a polygon has none");
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
    public Optional<Region> readIfGiven(Environment env) throws TaskException {
        boolean given = Arrays.asList(env.getNames()).contains(radius.getName())
                || pos.stringValue(env) != null || ra.objectValue(env) != null || dec.objectValue(env) != null;
        return given ? Optional.of(read(env)) : Optional.empty();
    }
}
