package rubin.topcat.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import rubin.topcat.query.QueryForm;
import uk.ac.starlink.table.DefaultValueInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.EmptyStarTable;
import uk.ac.starlink.table.StarTable;

class TableNameTest {

    @Test
    void itSaysReleaseKindAndField() {
        assertThat(TableName.of(QueryForm.TUTORIAL.adql())).isEqualTo("DP0.2 truth 62.000 -37.000 0.1\u00b0");
        assertThat(TableName.of(new QueryForm("dp02", "359.9996", "-1.23456", "0.025", Optional.empty(), "gri", "psf", false, true, "", "").adql()))
                .isEqualTo("DP0.2 objects 360.000 -1.235 0.025\u00b0");
    }

    @Test
    void aQueryWithoutFieldOrReleaseStillHasAName() {
        assertThat(TableName.of("SELECT * FROM TAP_SCHEMA.tables")).isEqualTo("Rubin query");
        assertThat(TableName.of("SELECT TOP 1 tract FROM dp02_dc2_catalogs.Object")).isEqualTo("DP0.2 query");
    }

    @Test
    void aSyntheticResultSaysSo() {
        StarTable result = new EmptyStarTable();
        result.setParameter(new DescribedValue(new DefaultValueInfo("tap_adql", String.class), QueryForm.TUTORIAL.adql()));
        assertThat(TableName.of(result)).isEqualTo("DP0.2 truth 62.000 -37.000 0.1\u00b0");
        result.setParameter(new DescribedValue(new DefaultValueInfo("data_origin", String.class), "synthetic"));
        assertThat(TableName.of(result)).isEqualTo("DP0.2 truth 62.000 -37.000 0.1\u00b0 (synthetic)");
    }
}
