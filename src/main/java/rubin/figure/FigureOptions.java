package rubin.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user may choose of a figure.
 *
 * @param sources the class to show: {@code all}, {@code galaxy}, {@code star} or {@code SNe}; empty for the figure's own choice.
 *         A table without truth shows extended objects for galaxies and point-like ones for stars
 * @param band the filter of the figures that have one, one of u, g, r, i, z, y
 */
public record FigureOptions(Optional<String> sources, String band) {

    /** The classes that can be asked for. */
    public static final List<String> CLASSES = Stream.of(Classes.Wanted.values()).map(Classes.Wanted::toString).toList();

    /** The figure's own class of sources, and the r band. */
    public static final FigureOptions DEFAULT = new FigureOptions(Optional.empty(), "r");

    public FigureOptions {
        sources.ifPresent(FigureOptions::wanted);
        if (band.length() != 1 || !"ugrizy".contains(band)) {
            throw new IllegalArgumentException("band=" + band + ": must be one of u, g, r, i, z, y");
        }
    }

    Classes.Wanted sourcesOr(Classes.Wanted otherwise) {
        return sources.map(FigureOptions::wanted).orElse(otherwise);
    }

    private static Classes.Wanted wanted(String name) {
        for (Classes.Wanted candidate : Classes.Wanted.values()) {
            if (candidate.toString().equalsIgnoreCase(name)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("class=" + name + ": must be one of " + String.join(", ", CLASSES));
    }
}
