package rubin.sandbox.sky;

import java.util.Locale;

/** dp02_dc2_catalogs.ObsCore, and ivoa.ObsCore, which has the same rows: the visit images, then a coadd for each patch and band. */
final class ObsCoreTable implements SkyTable {

    private static final int COADD_PIXELS = 4100;
    private static final double EXPOSURE_S = 30;

    private final Visits visits;
    private final CoaddPatchesTable patches;
    private final int visitImages;

    ObsCoreTable(Visits visits, CoaddPatchesTable patches) {
        this.visits = visits;
        this.patches = patches;
        this.visitImages = visits.count() * Camera.DETECTORS;
    }

    @Override
    public int rowCount() {
        return visitImages + patches.rowCount() * PassBand.ALL.length;
    }

    private boolean coadd(int row) {
        return row >= visitImages;
    }

    private static int visit(int row) {
        return row / Camera.DETECTORS;
    }

    private static int detector(int row) {
        return row % Camera.DETECTORS;
    }

    private int patch(int row) {
        return (row - visitImages) / PassBand.ALL.length;
    }

    private PassBand band(int row) {
        return coadd(row) ? PassBand.ALL[(row - visitImages) % PassBand.ALL.length] : visits.band(visit(row));
    }

    private Position centre(int row) {
        return coadd(row) ? patches.centre(patch(row)) : Camera.at(visits.pointing(visit(row)), detector(row), 0.5, 0.5);
    }

    private String region(int row) {
        if (coadd(row)) {
            return patches.outline(patch(row));
        }
        StringBuilder s = new StringBuilder("POLYGON ICRS");
        for (int[] corner : new int[][] {{0, 0}, {1, 0}, {1, 1}, {0, 1}}) {
            Position p = Camera.at(visits.pointing(visit(row)), detector(row), corner[0], corner[1]);
            s.append(String.format(Locale.ROOT, " %.6f %.6f", p.ra(), p.dec()));
        }
        return s.toString();
    }

    private String name(int row) {
        return coadd(row) ? patches.tract(patch(row)) + "-" + patches.patch(patch(row)) + "-" + band(row).letter()
                : visits.id(visit(row)) + "-" + detector(row);
    }

    private SkyCells.Longs ofCoadd(SkyCells.Longs value) {
        return row -> coadd(row) ? value.at(row) : SkyCells.Longs.NULL;
    }

    private SkyCells.Longs ofVisitImage(SkyCells.Longs value) {
        return row -> coadd(row) ? SkyCells.Longs.NULL : value.at(row);
    }

    private SkyCells.Doubles timeOf(SkyCells.Doubles value) {
        return row -> coadd(row) ? Double.NaN : value.at(row);
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "dataproduct_type" -> (SkyCells.Texts) row -> "image";
            case "dataproduct_subtype" -> (SkyCells.Texts) row -> coadd(row) ? "lsst.deepCoadd_calexp" : "lsst.calexp";
            case "obs_title" -> (SkyCells.Texts) row -> (coadd(row) ? "synthetic coadd " : "synthetic visit image ") + name(row);
            case "facility_name" -> (SkyCells.Texts) row -> "synthetic";
            case "instrument_name" -> (SkyCells.Texts) row -> "LSSTCam-imSim";
            case "obs_collection" -> (SkyCells.Texts) row -> "LSST.DP02";
            case "obs_id" -> (SkyCells.Texts) this::name;
            case "obs_publisher_did" -> (SkyCells.Texts) row -> "ivo://synthetic/dp02?" + name(row);
            case "access_url", "access_format", "target_name" -> (SkyCells.Texts) row -> null;
            case "o_ucd" -> (SkyCells.Texts) row -> "phot.flux.density";
            case "s_region" -> (SkyCells.Texts) this::region;
            case "lsst_band" -> (SkyCells.Texts) row -> band(row).letter();
            case "lsst_filter" -> (SkyCells.Texts) row -> coadd(row) ? null : visits.filter(visit(row));
            case "calib_level" -> (SkyCells.Longs) row -> coadd(row) ? 3 : 2;
            case "lsst_tract" -> ofCoadd(row -> patches.tract(patch(row)));
            case "lsst_patch" -> ofCoadd(row -> patches.patch(patch(row)));
            case "lsst_visit" -> ofVisitImage(row -> visits.id(visit(row)));
            case "lsst_detector" -> ofVisitImage(ObsCoreTable::detector);
            case "lsst_ccdvisitid" -> ofVisitImage(row -> CcdVisitTable.id(visits, visit(row), detector(row)));
            case "s_xel1" -> (SkyCells.Longs) row -> coadd(row) ? COADD_PIXELS : Camera.COLUMNS;
            case "s_xel2" -> (SkyCells.Longs) row -> coadd(row) ? COADD_PIXELS : Camera.ROWS;
            case "t_xel", "em_xel" -> (SkyCells.Longs) row -> 1;
            case "pol_xel" -> (SkyCells.Longs) row -> 0;
            default -> number(column);
        };
    }

    private SkyCells.Doubles number(String column) {
        return switch (column) {
            case "s_ra" -> row -> centre(row).ra();
            case "s_dec" -> row -> centre(row).dec();
            case "s_fov" -> row -> 0.3;
            case "s_resolution" -> row -> coadd(row) ? band(row).seeingArcsec() : visits.seeingArcsec(visit(row));
            case "t_min" -> timeOf(row -> visits.startMjd(visit(row)));
            case "t_max" -> timeOf(row -> 2 * visits.mjd(visit(row)) - visits.startMjd(visit(row)));
            case "t_exptime", "t_resolution" -> timeOf(row -> EXPOSURE_S);
            case "em_min" -> row -> band(row).shortestMetre();
            case "em_max" -> row -> band(row).longestMetre();
            case "em_res_power" -> row -> (band(row).shortestMetre() + band(row).longestMetre()) / 2
                    / (band(row).longestMetre() - band(row).shortestMetre());
            default -> throw new IllegalArgumentException("column=" + column + ": not in table ObsCore");
        };
    }
}
