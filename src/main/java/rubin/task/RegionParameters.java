package rubin.task;

import java.util.List;
import rubin.query.Region;
import rubin.query.SkyPoint;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;

/** A region of the sky: {@code ra= dec= radius=}, or {@code pos=}. */
final class RegionParameters {

    private final StringParameter ra = BadInput.text("ra", "<degrees>", "Right ascension of the centre in degrees",
            "<p>Right ascension of the cone's centre in degrees, ICRS.</p>", null);
    private final StringParameter dec = BadInput.text("dec", "<degrees>", "Declination of the centre in degrees",
            "<p>Declination of the cone's centre in degrees, ICRS.</p>", null);
    private final StringParameter radius = BadInput.text("radius", "<degrees>", "Radius in degrees",
            "<p>Radius of the cone in degrees, at most 10.\nA few tenths take seconds to minutes on the Rubin service.</p>", "0.1");
    private final StringParameter pos = BadInput.text("pos", "<region>", "Region in POS syntax",
            "<p>Region instead of <code>ra</code>, <code>dec</code> and <code>radius</code>, in the POS syntax of IVOA's SIAv2:\n"
                    + "<code>CIRCLE ra dec radius</code> or <code>POLYGON ra1 dec1 ra2 dec2 ra3 dec3 ...</code>, all in degrees, ICRS.\n"
                    + "Edges of a polygon are great circles.</p>", null);

    /** Numbers them from the first position on, so that {@code 62 -37 0.1} will do. */
    RegionParameters() {
        ra.setPosition(1);
        dec.setPosition(2);
        radius.setPosition(3);
    }

    List<Parameter<?>> all() {
        return List.of(ra, dec, radius, pos);
    }

    /**
     * The region asked for.
     *
     * @throws TaskException if it is missing, given twice or out of range
     */
    Region read(Environment env) throws TaskException {
        String posText = pos.stringValue(env);
        String raText = ra.stringValue(env);
        String decText = dec.stringValue(env);
        String radiusText = radius.stringValue(env);
        if (posText != null) {
            if (raText != null || decText != null) {
                throw BadInput.of("pos", posText, "cannot go with ra= and dec=; give one or the other");
            }
            return BadInput.check("pos", posText, Region::parse);
        }
        if (raText == null || decText == null) {
            throw new ExecutionException("no region: give ra=, dec= and radius= in degrees, as in ra=62 dec=-37 radius=0.1,"
                    + " or pos=\"CIRCLE 62 -37 0.1\"");
        }
        double raDeg = BadInput.check("ra", raText, t -> inRange(BadInput.number(t), 0, 360));
        double decDeg = BadInput.check("dec", decText, t -> inRange(BadInput.number(t), -90, 90));
        return BadInput.check("radius", radiusText, t -> new Region.Circle(new SkyPoint(raDeg, decDeg), BadInput.number(t)));
    }

    private static double inRange(double value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("must be " + min + " to " + max + " degrees");
        }
        return value;
    }
}
