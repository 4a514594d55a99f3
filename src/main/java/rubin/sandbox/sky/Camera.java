package rubin.sandbox.sky;

/** The focal plane: 189 detectors in rafts of nine, a square of 15 by 15 without its corners, and no gaps between them. */
final class Camera {

    static final int DETECTORS = 189;
    static final int COLUMNS = 4072;
    static final int ROWS = 4000;

    private static final double PITCH_DEG = 4072 * 0.2 / 3600;
    private static final int PER_SIDE = 15;
    private static final int PER_RAFT_SIDE = 3;
    private static final int RAFTS_PER_SIDE = PER_SIDE / PER_RAFT_SIDE;
    private static final int[] COLUMN = new int[DETECTORS];
    private static final int[] ROW = new int[DETECTORS];
    private static final int[][] NUMBER = new int[PER_SIDE][PER_SIDE];

    static {
        int n = 0;
        for (int raft = 0; raft < RAFTS_PER_SIDE * RAFTS_PER_SIDE; raft++) {
            int raftX = raft % RAFTS_PER_SIDE;
            int raftY = raft / RAFTS_PER_SIDE;
            boolean corner = raftX % (RAFTS_PER_SIDE - 1) == 0 && raftY % (RAFTS_PER_SIDE - 1) == 0;
            for (int s = 0; s < PER_RAFT_SIDE * PER_RAFT_SIDE && !corner; s++) {
                COLUMN[n] = raftX * PER_RAFT_SIDE + s % PER_RAFT_SIDE;
                ROW[n] = raftY * PER_RAFT_SIDE + s / PER_RAFT_SIDE;
                NUMBER[COLUMN[n]][ROW[n]] = n;
                n++;
            }
        }
    }

    private Camera() {
    }

    /**
     * The detector that sees a position; the nearest one if none does.
     *
     * @param pointing centre and rotation of the field
     */
    static int detector(TangentPlane pointing, double ra, double dec) {
        double[] xy = pointing.project(ra, dec);
        int column = cell(xy[0]);
        int row = cell(xy[1]);
        int number = NUMBER[column][row];
        boolean inCorner = COLUMN[number] != column || ROW[number] != row;
        return inCorner ? NUMBER[column][Math.max(PER_RAFT_SIDE, Math.min(PER_SIDE - PER_RAFT_SIDE - 1, row))] : number;
    }

    private static int cell(double deg) {
        return (int) Math.max(0, Math.min(PER_SIDE - 1, Math.floor(deg / PITCH_DEG + PER_SIDE / 2.0)));
    }

    /** Pixel column and row of a position on a detector. */
    static double[] pixel(TangentPlane pointing, int detector, double ra, double dec) {
        double[] xy = pointing.project(ra, dec);
        return new double[] {(xy[0] / PITCH_DEG + PER_SIDE / 2.0 - COLUMN[detector]) * COLUMNS,
            (xy[1] / PITCH_DEG + PER_SIDE / 2.0 - ROW[detector]) * ROWS};
    }

    /** The position of a place on a detector, given as shares of its width and height. */
    static Position at(TangentPlane pointing, int detector, double shareX, double shareY) {
        return pointing.deproject((COLUMN[detector] + shareX - PER_SIDE / 2.0) * PITCH_DEG,
                (ROW[detector] + shareY - PER_SIDE / 2.0) * PITCH_DEG);
    }
}
