package rubin.sandbox.sky;

import java.util.stream.IntStream;

/** dp02_dc2_catalogs.CoaddPatches: all patches of the tracts that hold objects. */
final class CoaddPatchesTable implements SkyTable {

    static final int PATCHES = SkyMap.PATCHES_PER_SIDE * SkyMap.PATCHES_PER_SIDE;

    private final int[] tracts;

    CoaddPatchesTable(ObjectSample objects) {
        tracts = IntStream.range(0, objects.count())
                .map(row -> SkyMap.place(objects.ra(row), objects.dec(row)).tract()).distinct().sorted().toArray();
    }

    int tract(int row) {
        return tracts[row / PATCHES];
    }

    int patch(int row) {
        return row % PATCHES;
    }

    Position centre(int row) {
        return SkyMap.inPatch(tract(row), patch(row), 0.5, 0.5);
    }

    String outline(int row) {
        return SkyMap.outline(tract(row), patch(row));
    }

    @Override
    public int rowCount() {
        return tracts.length * PATCHES;
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "lsst_tract" -> (SkyCells.Longs) this::tract;
            case "lsst_patch" -> (SkyCells.Longs) this::patch;
            case "s_ra" -> (SkyCells.Doubles) row -> centre(row).ra();
            case "s_dec" -> (SkyCells.Doubles) row -> centre(row).dec();
            case "s_region" -> (SkyCells.Texts) this::outline;
            default -> throw new IllegalArgumentException("column=" + column + ": not in table CoaddPatches");
        };
    }
}
