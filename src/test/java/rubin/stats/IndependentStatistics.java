package rubin.stats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The statistics as an awk program computes them, which shares no code with ours. */
public final class IndependentStatistics {

    private IndependentStatistics() {
    }

    /**
     * Runs the program, whose comment says which columns it wants.
     *
     * @param csv rows without a heading
     * @param directory for the program
     * @return numbers by {@code group name}, such as {@code star ratio_mad}
     */
    public static Map<String, Double> of(Path csv, Path directory) throws IOException, InterruptedException {
        Path program = directory.resolve("independent.awk");
        try (var in = IndependentStatistics.class.getResourceAsStream("independent.awk")) {
            Files.write(program, in.readAllBytes());
        }
        Process awk = new ProcessBuilder("awk", "-f", program.toString(), csv.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Map<String, Double> values = new HashMap<>();
        for (String line : new String(awk.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
            String[] words = line.split(" ");
            values.put(words[0] + " " + words[1], Double.valueOf(words[2]));
        }
        if (awk.waitFor() != 0) {
            throw new IOException("awk ended with " + awk.exitValue());
        }
        return values;
    }
}
