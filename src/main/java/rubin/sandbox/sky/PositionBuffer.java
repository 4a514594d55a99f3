package rubin.sandbox.sky;

import java.util.Arrays;

/** Positions as they are drawn, before they are put in order of declination. */
final class PositionBuffer {

    private static final int FIRST_CAPACITY = 1024;

    private double[] ra = new double[FIRST_CAPACITY];
    private double[] dec = new double[FIRST_CAPACITY];
    private byte[] zone = new byte[FIRST_CAPACITY];
    private byte[] tag = new byte[FIRST_CAPACITY];
    private int count;

    /** Adds a position with its ring and a mark of what is there. Returns its number. */
    int add(Position position, int zoneIndex, int tagValue) {
        if (count == ra.length) {
            ra = Arrays.copyOf(ra, 2 * count);
            dec = Arrays.copyOf(dec, 2 * count);
            zone = Arrays.copyOf(zone, 2 * count);
            tag = Arrays.copyOf(tag, 2 * count);
        }
        ra[count] = position.ra();
        dec[count] = position.dec();
        zone[count] = (byte) zoneIndex;
        tag[count] = (byte) tagValue;
        return count++;
    }

    int count() {
        return count;
    }

    Position position(int n) {
        return new Position(ra[n], dec[n]);
    }

    /** The numbers in order of declination. */
    int[] orderByDec() {
        RowIndex.Rows sorted = SortedRows.of((SkyCells.Doubles) row -> dec[row], count).between(-Long.MAX_VALUE, Long.MAX_VALUE);
        int[] order = new int[count];
        Arrays.setAll(order, sorted::row);
        return order;
    }

    double[] ra(int[] order) {
        return Arrays.stream(order).mapToDouble(n -> ra[n]).toArray();
    }

    double[] dec(int[] order) {
        return Arrays.stream(order).mapToDouble(n -> dec[n]).toArray();
    }

    byte[] zone(int[] order) {
        return pick(zone, order);
    }

    byte[] tag(int[] order) {
        return pick(tag, order);
    }

    private static byte[] pick(byte[] from, int[] order) {
        byte[] picked = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            picked[i] = from[order[i]];
        }
        return picked;
    }
}
