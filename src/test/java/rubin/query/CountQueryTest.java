package rubin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import rubin.Seeded;

class CountQueryTest {

    @Test
    void theTutorialsHistogramIsAskedForAsInTheTutorial() {
        Grouping type = new Grouping("truth_type", OptionalDouble.empty(), false);
        assertThat(new CountQuery("dp02_dc2_catalogs.TruthSummary", "ts", type, Optional.empty(), List.of()).adql()).isEqualTo("""
                SELECT truth_type, COUNT(*) AS n_rows
                FROM dp02_dc2_catalogs.TruthSummary AS ts
                GROUP BY truth_type
                ORDER BY truth_type""");
    }

    /** The form of Rubin's own monitoring query histogram-object.sql. */
    @Test
    void magnitudesAreBinnedInTheFormThatQservIsKnownToAnswer() {
        CountQuery query = new CountQuery("dp02_dc2_catalogs.Object", "obj", new Grouping("r_cModelFlux", OptionalDouble.of(0.5), true),
                Optional.of(new CountQuery.Area(Region.parse("CIRCLE 62 -37 0.1"), "coord_ra", "coord_dec")), List.of(new Condition("obj.refExtendedness = 0")));
        assertThat(query.adql()).isEqualTo("""
                SELECT FLOOR((-2.5*LOG10(r_cModelFlux)+31.4)/0.5) AS r_cModelFlux_magbin, COUNT(*) AS n_rows
                FROM dp02_dc2_catalogs.Object AS obj
                WHERE CONTAINS(POINT('ICRS', obj.coord_ra, obj.coord_dec), CIRCLE('ICRS', 62, -37, 0.1)) = 1
                  AND obj.r_cModelFlux > 0
                  AND (obj.refExtendedness = 0)
                GROUP BY r_cModelFlux_magbin
                ORDER BY r_cModelFlux_magbin""");
    }

    @Seeded
    void whatAQueryCountsByIsReadFromItsText(Seeded.Cases cases) {
        double width = cases.decimal(1e-6, 1e6, 6);
        boolean magnitude = cases.nextBoolean();
        Grouping grouping = new Grouping("r_cModelFlux", OptionalDouble.of(width), magnitude);
        String adql = new CountQuery("s.t", "t", grouping, Optional.empty(), List.of()).adql();
        assertThat(Grouping.inQuery(adql)).contains(grouping);
        Grouping flat = Grouping.inQuery(adql.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)).orElseThrow();
        assertThat(flat.width()).isEqualTo(grouping.width());
        assertThat(flat.magnitude()).isEqualTo(magnitude);
    }

    @Test
    void anotherQueryCountsNothing() {
        assertThat(Grouping.inQuery("SELECT objectId, r_cModelFlux FROM dp02_dc2_catalogs.Object")).isEmpty();
        assertThat(Grouping.inQuery("SELECT truth_type, COUNT(*) AS n FROM dp02_dc2_catalogs.TruthSummary GROUP BY truth_type")).isEmpty();
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThatThrownBy(() -> new Grouping("r_cModelFlux; DROP", OptionalDouble.empty(), false)).hasMessageContaining("is no column name");
        assertThatThrownBy(() -> new Grouping("mag_r", OptionalDouble.of(0), false)).hasMessage("must be above 0");
    }
}
