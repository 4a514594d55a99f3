package rubin.sandbox.sky;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** dp01_dc2_catalogs.object. Fluxes are in nJy, but psFlux in nanomaggies, as its unit says. */
final class Dp01ObjectTable implements SkyTable {

    private static final Pattern PER_BAND = Pattern.compile("(.+?)_([ugrizy])(_cModel)?");
    private static final double NJY_PER_NANOMAGGY = Math.pow(10, (PassBand.ZERO_POINT - 22.5) / 2.5);
    private static final double MAG_PER_RELATIVE_ERROR = 2.5 / Math.log(10);
    private static final double PIXEL_ARCSEC = 0.2;
    private static final double FLAGGED = 0.05;
    private static final double SKIPPED = 0.01;

    private final ObjectSample objects;
    private final SkyTable likeDp02;
    private final Dice dice;

    Dp01ObjectTable(ObjectSample objects, Dice dice) {
        this.objects = objects;
        this.likeDp02 = new ObjectTable(objects, dice);
        this.dice = dice;
    }

    @Override
    public int rowCount() {
        return objects.count();
    }

    /** The patch as DP0.1 writes it. */
    static String patch(double ra, double dec) {
        SkyMap.Place place = SkyMap.place(ra, dec);
        return place.patchX() + "," + place.patchY();
    }

    private boolean good(int row) {
        return !dice.stream("good").chance(row, FLAGGED);
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "ra" -> (SkyCells.Doubles) objects::ra;
            case "dec" -> (SkyCells.Doubles) objects::dec;
            case "patch" -> (SkyCells.Texts) row -> patch(objects.ra(row), objects.dec(row));
            case "extendedness" -> likeDp02.cells("refExtendedness");
            case "blendedness" -> likeDp02.cells("i_blendedness");
            case "good" -> (SkyCells.Longs) row -> good(row) ? 1 : 0;
            case "clean" -> (SkyCells.Longs) row -> good(row) && !dice.stream("clean").chance(row, SKIPPED) ? 1 : 0;
            case "objectId", "parentObjectId", "tract", "x", "y", "xErr", "yErr", "xy_flag" -> likeDp02.cells(column);
            default -> {
                Matcher m = PER_BAND.matcher(column);
                if (!m.matches()) {
                    throw unknown(column);
                }
                yield bandCells(column, m.group(1), m.group(2), m.group(3) != null);
            }
        };
    }

    private static IllegalArgumentException unknown(String column) {
        return new IllegalArgumentException("column=" + column + ": not in table object");
    }

    private SkyCells bandCells(String column, String stem, String b, boolean model) {
        SkyCells.Doubles flux = doubles(b + (model || stem.startsWith("cModel") ? "_cModelFlux" : "_psfFlux"));
        SkyCells.Doubles err = doubles(b + (model || stem.startsWith("cModel") ? "_cModelFluxErr" : "_psfFluxErr"));
        return switch (stem) {
            case "mag" -> (SkyCells.Doubles) row -> PassBand.mag(flux.at(row));
            case "magerr" -> (SkyCells.Doubles) row -> flux.at(row) > 0 ? MAG_PER_RELATIVE_ERROR * err.at(row) / flux.at(row) : Double.NaN;
            case "snr" -> (SkyCells.Doubles) row -> flux.at(row) / err.at(row);
            case "cModelFlux" -> flux;
            case "cModelFluxErr" -> err;
            case "cModelFlux_flag" -> likeDp02.cells(b + "_cModel_flag");
            case "psFlux" -> (SkyCells.Doubles) row -> flux.at(row) / NJY_PER_NANOMAGGY;
            case "psFluxErr" -> (SkyCells.Doubles) row -> err.at(row) / NJY_PER_NANOMAGGY;
            case "psFlux_flag" -> likeDp02.cells(b + "_psfFlux_flag");
            case "psf_fwhm" -> (SkyCells.Doubles) row -> PassBand.of(b.charAt(0)).seeingArcsec();
            case "Ixx_pixel", "Iyy_pixel", "Ixy_pixel" -> {
                SkyCells.Doubles pixels = doubles(b + "_i" + stem.substring(1, 3));
                yield (SkyCells.Doubles) row -> PIXEL_ARCSEC * PIXEL_ARCSEC * pixels.at(row);
            }
            case "I_flag" -> likeDp02.cells(b + "_i_flag");
            default -> throw unknown(column);
        };
    }

    private SkyCells.Doubles doubles(String column) {
        return (SkyCells.Doubles) likeDp02.cells(column);
    }
}
