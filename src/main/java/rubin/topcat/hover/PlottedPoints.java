package rubin.topcat.hover;

import java.awt.Point;
import java.awt.geom.Point2D;
import java.util.Optional;
import java.util.OptionalInt;
import uk.ac.starlink.ttools.plot2.DataGeom;
import uk.ac.starlink.ttools.plot2.SubCloud;
import uk.ac.starlink.ttools.plot2.Surface;
import uk.ac.starlink.ttools.plot2.data.DataStore;
import uk.ac.starlink.ttools.plot2.data.TupleSequence;

/** Which row is where in one window, as it was plotted last. Immutable. */
public final class PlottedPoints {

    private final int clouds;
    private final PointGrid grid;

    private PlottedPoints(int clouds, PointGrid grid) {
        this.clouds = clouds;
        this.grid = grid;
    }

    /**
     * Reads what is plotted, off the event thread.
     *
     * @return empty if there are more than {@code max} points, or the thread is interrupted
     */
    static Optional<PlottedPoints> read(Surface surface, SubCloud[] clouds, DataStore store, int max) {
        PointGrid.Builder builder = new PointGrid.Builder(surface.getPlotBounds());
        Point2D.Double place = new Point2D.Double();
        for (SubCloud cloud : clouds) {
            builder.startCloud();
            DataGeom geometry = cloud.getDataGeom();
            double[] position = new double[geometry.getDataDimCount()];
            TupleSequence tuples = store.getTupleSequence(cloud.getDataSpec());
            while (tuples.next()) {
                if (geometry.readDataPos(tuples, cloud.getPosCoordIndex(), position) && surface.dataToGraphics(position, true, place)) {
                    builder.add(tuples.getRowIndex(), place.x, place.y);
                    if (builder.size() > max || Thread.currentThread().isInterrupted()) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(new PlottedPoints(clouds.length, builder.build()));
    }

    /** The row whose point is next to a place, at most so many pixels away. */
    OptionalInt rowAt(Point place, double maxDistance) {
        int point = grid.nearest(place, maxDistance);
        return point < 0 ? OptionalInt.empty() : OptionalInt.of(grid.row(point));
    }

    /** Where a row is in the window, in pixels. */
    public Optional<Point> placeOf(int row) {
        for (int cloud = 0; cloud < clouds; cloud++) {
            int point = grid.find(cloud, row);
            if (point >= 0) {
                return Optional.of(new Point((int) Math.round(grid.x(point)), (int) Math.round(grid.y(point))));
            }
        }
        return Optional.empty();
    }

    int size() {
        return grid.size();
    }
}
