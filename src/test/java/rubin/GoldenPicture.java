package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture as it was when somebody looked at it and found it right. Kept and compared at a quarter of its size: there the shapes of
 * letters, which differ between runtimes, are shades of grey, and a tile that moved by one finds its like beside it. A picture is
 * like another if of {@link #PER_TILE_LIMIT} tiles at most one has no like within {@value #SHADES} of 255 shades of each colour.
 *
 * <p>Run with {@code -Drubin.golden=write} to write the pictures anew, and look at each before it is committed.
 */
final class GoldenPicture {

    static final int TILE = 4;
    static final int SHADES = 20;
    static final int PER_TILE_LIMIT = 1500;

    private static final Path SOURCES = Path.of("src/test/resources/rubin/golden");
    private static final Path DRAWN = Path.of("target/golden");

    private GoldenPicture() {
    }

    /** Fails if a picture is not like the golden one of a name; then the picture is in target/golden. */
    static void assertLike(String name, BufferedImage drawn) throws IOException {
        BufferedImage reduced = reduced(drawn);
        if ("write".equals(System.getProperty("rubin.golden"))) {
            Files.createDirectories(SOURCES);
            ImageIO.write(reduced, "png", SOURCES.resolve(name + ".png").toFile());
        }
        BufferedImage golden = read(name);
        assertThat(reduced.getWidth() + " x " + reduced.getHeight()).as("tiles of " + name).isEqualTo(golden.getWidth() + " x " + golden.getHeight());
        int different = different(golden, reduced);
        if (different > limit(golden)) {
            Files.createDirectories(DRAWN);
            ImageIO.write(drawn, "png", DRAWN.resolve(name + ".png").toFile());
        }
        assertThat(different).as("tiles that differ, of %d x %d, between %s and %s", golden.getWidth(), golden.getHeight(),
                DRAWN.resolve(name + ".png"), SOURCES.resolve(name + ".png")).isLessThanOrEqualTo(limit(golden));
    }

    /** How many tiles of a picture have no like in the golden one, or the other way round. */
    static int different(String name, BufferedImage drawn) throws IOException {
        return different(read(name), reduced(drawn));
    }

    /** How many may. */
    static int limit(String name) throws IOException {
        return limit(read(name));
    }

    private static int limit(BufferedImage golden) {
        return golden.getWidth() * golden.getHeight() / PER_TILE_LIMIT;
    }

    private static BufferedImage read(String name) throws IOException {
        try (InputStream in = Files.newInputStream(SOURCES.resolve(name + ".png"))) {
            return ImageIO.read(in);
        }
    }

    private static BufferedImage reduced(BufferedImage image) {
        BufferedImage tiles = new BufferedImage(image.getWidth() / TILE, image.getHeight() / TILE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < tiles.getHeight(); y++) {
            for (int x = 0; x < tiles.getWidth(); x++) {
                int[] sums = new int[3];
                for (int pixel : image.getRGB(x * TILE, y * TILE, TILE, TILE, null, 0, TILE)) {
                    for (int c = 0; c < 3; c++) {
                        sums[c] += pixel >> 8 * c & 0xff;
                    }
                }
                int area = TILE * TILE;
                tiles.setRGB(x, y, sums[2] / area << 16 | sums[1] / area << 8 | sums[0] / area);
            }
        }
        return tiles;
    }

    private static int different(BufferedImage one, BufferedImage other) {
        int different = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                different += hasLike(one.getRGB(x, y), other, x, y) && hasLike(other.getRGB(x, y), one, x, y) ? 0 : 1;
            }
        }
        return different;
    }

    private static boolean hasLike(int color, BufferedImage image, int x, int y) {
        for (int v = Math.max(0, y - 1); v <= Math.min(image.getHeight() - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(image.getWidth() - 1, x + 1); u++) {
                int like = image.getRGB(u, v);
                if (Math.abs((color >> 16 & 0xff) - (like >> 16 & 0xff)) <= SHADES && Math.abs((color >> 8 & 0xff) - (like >> 8 & 0xff)) <= SHADES
                        && Math.abs((color & 0xff) - (like & 0xff)) <= SHADES) {
                    return true;
                }
            }
        }
        return false;
    }
}
