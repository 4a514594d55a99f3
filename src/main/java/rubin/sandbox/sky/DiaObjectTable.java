package rubin.sandbox.sky;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** dp02_dc2_catalogs.DiaObject: the transients, with statistics of their detections. */
final class DiaObjectTable implements SkyTable {

    private static final Pattern STATISTIC = Pattern.compile("([ugrizy])(PS|TOT)Flux(.+)");

    private final Transients transients;
    private final Visits visits;
    private final int[] firstDetection;

    DiaObjectTable(Transients transients, Visits visits) {
        this.transients = transients;
        this.visits = visits;
        this.firstDetection = new int[transients.count() + 1];
        for (int d = 0; d < transients.detections(); d++) {
            firstDetection[transients.source(d) + 1] = d + 1;
        }
    }

    @Override
    public int rowCount() {
        return transients.count();
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "diaObjectId" -> (SkyCells.Longs) transients::id;
            case "nDiaSources" -> (SkyCells.Longs) row -> firstDetection[row + 1] - firstDetection[row];
            case "ra" -> (SkyCells.Doubles) row -> transients.place(row).ra();
            case "decl" -> (SkyCells.Doubles) row -> transients.place(row).dec();
            default -> {
                Matcher m = STATISTIC.matcher(column);
                if (!m.matches()) {
                    throw new IllegalArgumentException("column=" + column + ": not in table DiaObject");
                }
                yield statistic(PassBand.of(m.group(1).charAt(0)), m.group(2).equals("TOT"), m.group(3));
            }
        };
    }

    private SkyCells.Doubles statistic(PassBand band, boolean total, String name) {
        return row -> {
            int[] visit = IntStream.range(firstDetection[row], firstDetection[row + 1]).map(transients::visit)
                    .filter(v -> visits.band(v) == band).toArray();
            double[] flux = Arrays.stream(visit)
                    .mapToDouble(v -> total ? transients.totalFlux(row, v) : transients.diffFlux(row, v)).toArray();
            double[] err = Arrays.stream(visit).mapToDouble(v -> transients.diffErr(row, v)).toArray();
            return name.equals("Ndata") ? flux.length : flux.length == 0 ? Double.NaN : statistic(name, flux, err);
        };
    }

    private static double statistic(String name, double[] flux, double[] err) {
        double weights = Arrays.stream(err).map(e -> 1 / (e * e)).sum();
        double mean = IntStream.range(0, flux.length).mapToDouble(i -> flux[i] / (err[i] * err[i])).sum() / weights;
        return switch (name) {
            case "Mean" -> mean;
            case "MeanErr" -> 1 / Math.sqrt(weights);
            case "ErrMean" -> Arrays.stream(err).average().orElse(Double.NaN);
            case "Min" -> Arrays.stream(flux).min().orElse(Double.NaN);
            case "Max" -> Arrays.stream(flux).max().orElse(Double.NaN);
            case "Chi2" -> IntStream.range(0, flux.length).mapToDouble(i -> Math.pow((flux[i] - mean) / err[i], 2)).sum();
            case "Sigma" -> flux.length < 2 ? Double.NaN
                    : Math.sqrt(Arrays.stream(flux).map(f -> (f - mean) * (f - mean)).sum() / (flux.length - 1));
            default -> throw new IllegalArgumentException("statistic=" + name + ": not in table DiaObject");
        };
    }
}
