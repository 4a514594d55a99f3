package rubin.topcat.hover;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.Arrays;

/**
 * Finds the plotted point next to the pointer: points in cells of a few pixels, in plain arrays, 12 bytes a point. Filled once,
 * cloud by cloud, with rows rising within a cloud; then immutable.
 */
final class PointGrid {

    private static final int CELL = 8;
    /** In the densest cells, as many as can be looked at well within a frame: those that were drawn last, which are on top. */
    private static final int MAX_CANDIDATES = 2_000;

    private final Rectangle box;
    private final int across;
    private final int[] rows;
    private final float[] xs;
    private final float[] ys;
    private final int[] cloudStarts;
    private final int[] cellStarts;
    private final int[] order;

    private PointGrid(Builder b) {
        box = b.box;
        across = box.width / CELL + 1;
        rows = Arrays.copyOf(b.rows, b.size);
        xs = Arrays.copyOf(b.xs, b.size);
        ys = Arrays.copyOf(b.ys, b.size);
        cloudStarts = Arrays.copyOf(b.cloudStarts, b.clouds + 1);
        cloudStarts[b.clouds] = b.size;
        cellStarts = new int[across * (box.height / CELL + 1) + 1];
        for (int i = 0; i < b.size; i++) {
            cellStarts[cell(xs[i], ys[i]) + 1]++;
        }
        for (int i = 1; i < cellStarts.length; i++) {
            cellStarts[i] += cellStarts[i - 1];
        }
        int[] next = cellStarts.clone();
        order = new int[b.size];
        for (int i = 0; i < b.size; i++) {
            order[next[cell(xs[i], ys[i])]++] = i;
        }
    }

    /** Takes the points. Not thread-safe. */
    static final class Builder {
        private final Rectangle box;
        private int[] rows = new int[1024];
        private float[] xs = new float[1024];
        private float[] ys = new float[1024];
        private int[] cloudStarts = new int[8];
        private int clouds;
        private int size;

        /**
         * @param box where points are plotted, in pixels; others are left out
         */
        Builder(Rectangle box) {
            this.box = new Rectangle(box);
        }

        /** Begins another cloud of points. */
        void startCloud() {
            if (clouds + 1 == cloudStarts.length) {
                cloudStarts = Arrays.copyOf(cloudStarts, 2 * clouds + 2);
            }
            cloudStarts[clouds++] = size;
        }

        /** Adds a point of the cloud that was begun last. */
        void add(long row, double x, double y) {
            if (!box.contains(x, y)) {
                return;
            }
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
                xs = Arrays.copyOf(xs, 2 * size);
                ys = Arrays.copyOf(ys, 2 * size);
            }
            rows[size] = Math.toIntExact(row);
            xs[size] = (float) x;
            ys[size++] = (float) y;
        }

        int size() {
            return size;
        }

        PointGrid build() {
            return new PointGrid(this);
        }
    }

    /** Points, those of several clouds counted once for each. */
    int size() {
        return rows.length;
    }

    /** The point nearest to a place, at most so many pixels away; -1 if there is none. The later of two at one place, which is on top. */
    int nearest(Point place, double maxDistance) {
        int found = -1;
        double best = maxDistance * maxDistance;
        int down = cellStarts.length / across;
        for (int cy = index(place.y - maxDistance - box.y, down); cy <= index(place.y + maxDistance - box.y, down); cy++) {
            for (int cx = index(place.x - maxDistance - box.x, across); cx <= index(place.x + maxDistance - box.x, across); cx++) {
                int cell = cy * across + cx;
                int end = cellStarts[cell + 1];
                for (int k = Math.max(cellStarts[cell], end - MAX_CANDIDATES); k < end; k++) {
                    int i = order[k];
                    double distance = (xs[i] - place.x) * (xs[i] - place.x) + (ys[i] - place.y) * (ys[i] - place.y);
                    if (distance < best || distance == best && i > found) {
                        best = distance;
                        found = i;
                    }
                }
            }
        }
        return found;
    }

    private static int index(double offset, int count) {
        return (int) Math.max(0, Math.min(count - 1, Math.floor(offset / CELL)));
    }

    /** The table's row of a point. */
    int row(int point) {
        return rows[point];
    }

    double x(int point) {
        return xs[point];
    }

    double y(int point) {
        return ys[point];
    }

    /** The point that a row has in a cloud, counted from 0; -1 if it has none there. */
    int find(int cloud, int row) {
        int point = Arrays.binarySearch(rows, cloudStarts[cloud], cloudStarts[cloud + 1], row);
        return Math.max(-1, point);
    }

    int clouds() {
        return cloudStarts.length - 1;
    }

    private int cell(double x, double y) {
        return ((int) y - box.y) / CELL * across + ((int) x - box.x) / CELL;
    }
}
