package rubin.figure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import uk.ac.starlink.table.ColumnData;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableOutput;

/** A made-up result of rubintruth, with stars and galaxies where they lie in the diagrams of real surveys. Seeded. */
public final class SyntheticTruth {

    private static final String[] BANDS = {"u", "g", "r", "i", "z", "y"};
    /** Measured noise of a coadd, in nJy; made up, growing from g to y as in any survey. */
    private static final double[] NOISE = {30, 12, 14, 20, 35, 70};

    private SyntheticTruth() {
    }

    /** Writes a table of argument 1 rows into the file that argument 0 names. */
    public static void main(String[] args) throws Exception {
        new StarTableOutput().writeStarTable(table(Integer.parseInt(args[1]), 1L), args[0], null);
    }

    /** One row in 40 is a star, one in 4000 a supernova, the others are galaxies; within 0.1 degrees of (62, -37). */
    public static StarTable table(int rows, long seed) {
        Map<String, Object> columns = columns(rows, seed);
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(rows);
        columns.forEach((name, array) -> table.addColumn((ColumnData) ArrayColumn.makeColumn(new ColumnInfo(name, array.getClass().getComponentType() == String.class
                ? String.class : wrapper(array), null), array)));
        return table;
    }

    private static Class<?> wrapper(Object array) {
        return array instanceof long[] ? Long.class : array instanceof int[] ? Integer.class : array instanceof float[] ? Float.class : Double.class;
    }

    private static Map<String, Object> columns(int rows, long seed) {
        Random random = new Random(seed);
        double[][] truth = new double[BANDS.length][rows];
        double[][] measured = new double[BANDS.length][rows];
        int[] type = new int[rows];
        double[] extended = new double[rows];
        double[] ra = new double[rows];
        double[] dec = new double[rows];
        double[] truthRa = new double[rows];
        double[] truthDec = new double[rows];
        long[] id = new long[rows];
        for (int row = 0; row < rows; row++) {
            id[row] = 1249537790362809267L + row;
            type[row] = random.nextInt(4000) == 0 ? 3 : random.nextInt(40) == 0 ? 2 : 1;
            double distance = 0.1 * Math.sqrt(random.nextDouble());
            double angle = 2 * Math.PI * random.nextDouble();
            dec[row] = -37 + distance * Math.sin(angle);
            ra[row] = 62 + distance * Math.cos(angle) / Math.cos(Math.toRadians(dec[row]));
            double[] mags = type[row] == 2 ? star(random) : galaxy(random);
            extended[row] = random.nextDouble() < (type[row] == 1 ? 0.81 : 0.2) ? 1 : 0;
            double spread = 0.02 + 0.05 * Math.pow(10, 0.2 * (mags[2] - 25));
            truthRa[row] = ra[row] + spread * random.nextGaussian() / 3600;
            truthDec[row] = dec[row] + spread * random.nextGaussian() / 3600;
            for (int band = 0; band < BANDS.length; band++) {
                truth[band][row] = Math.pow(10, (31.4 - mags[band]) / 2.5);
                measured[band][row] = truth[band][row] * (1 + 0.02 * random.nextGaussian()) + NOISE[band] * random.nextGaussian();
            }
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("objectId", id);
        columns.put("coord_ra", ra);
        columns.put("coord_dec", dec);
        columns.put("refExtendedness", extended);
        columns.put("truth_type", type);
        columns.put("truth_ra", truthRa);
        columns.put("truth_dec", truthDec);
        for (int band = 0; band < BANDS.length; band++) {
            columns.put(BANDS[band] + "_cModelFlux", measured[band]);
            float[] flux = new float[rows];
            for (int row = 0; row < rows; row++) {
                flux[row] = (float) truth[band][row];
            }
            columns.put("flux_" + BANDS[band], flux);
            columns.put("mag_" + BANDS[band] + "_cModel", magnitudes(measured[band]));
        }
        columns.put("gmr", difference(columns, "g", "r"));
        columns.put("rmi", difference(columns, "r", "i"));
        columns.put("gmi", difference(columns, "g", "i"));
        columns.put("target_ra", shifted(ra, 62));
        columns.put("target_dec", shifted(dec, -37));
        return columns;
    }

    /** The stellar locus: M dwarfs turn off at g-r = 1.4 and go on in r-i. */
    private static double[] star(Random random) {
        double gi = random.nextInt(3) > 0 ? 0.3 + 0.25 * Math.abs(random.nextGaussian()) : 1.2 + 1.8 * random.nextDouble();
        double gr = gi < 1.9 ? gi * 0.74 : 1.4;
        double r = 16 + 9 * Math.sqrt(random.nextDouble());
        return colours(r, gr + 0.8, gr, gi - gr, (gi - gr) * 0.6, 0.02, random);
    }

    private static double[] galaxy(Random random) {
        double r = Math.max(17, 27.5 + 1.6 * Math.log(1 - random.nextDouble()));
        boolean red = random.nextInt(4) == 0;
        double gr = red ? 1.2 - 0.02 * (r - 20) : 0.45 + 0.1 * random.nextGaussian();
        return colours(r, 0.7, gr, gr * 0.5, 0.25, 0.15, random);
    }

    private static double[] colours(double r, double ug, double gr, double ri, double iz, double scatter, Random random) {
        double g = r + gr + scatter * random.nextGaussian();
        double i = r - ri - scatter * random.nextGaussian();
        double z = i - iz - scatter * random.nextGaussian();
        return new double[] {g + ug, g, r, i, z, z - iz / 2};
    }

    private static double[] magnitudes(double[] nJy) {
        double[] mags = new double[nJy.length];
        for (int row = 0; row < nJy.length; row++) {
            mags[row] = nJy[row] > 0 ? 31.4 - 2.5 * Math.log10(nJy[row]) : Double.NaN;
        }
        return mags;
    }

    private static double[] difference(Map<String, Object> columns, String blue, String red) {
        double[] a = (double[]) columns.get("mag_" + blue + "_cModel");
        double[] b = (double[]) columns.get("mag_" + red + "_cModel");
        double[] out = new double[a.length];
        for (int row = 0; row < a.length; row++) {
            out[row] = a[row] - b[row];
        }
        return out;
    }

    private static double[] shifted(double[] values, double centre) {
        double[] out = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            out[row] = values[row] - centre;
        }
        return out;
    }
}
