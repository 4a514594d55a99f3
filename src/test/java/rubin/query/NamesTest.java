package rubin.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"2MASS", "filename(my name", "\"filename(my name\"", "e_RA(ICRS)", "\"count\"", "a b", "\"a,b\"", "5' \"seeing"})
    void aNameThatExistsIsOneItem(String name) {
        assertThat(Names.list(" " + name + " ", name::equals)).containsExactly(name);
        assertThat(Names.list("objectId," + name, name::equals)).containsExactly("objectId", name);
    }

    @Test
    void listsHaveCommasOrBlanksAndQuotesThatKeepThemTogether() {
        assertThat(Names.list("a, b  c,,\td")).containsExactly("a", "b", "c", "d");
        assertThat(Names.list("orphan,obs.\"Main, Table\" x")).containsExactly("orphan", "obs.\"Main, Table\"", "x");
        assertThat(Names.list("x a b y", "a b"::equals)).containsExactly("x", "a b", "y");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"obs.\"Main Table\", OBS.main table", "\"count\", count", "count, \"COUNT\"", "\"a\"\"b\", a\"b"})
    void delimitersAndCaseDoNotMatter(String one, String other) {
        assertThat(Names.same(one, other)).isTrue();
    }

    @Test
    void theSpellingDecidesBeforeTheCaseIsIgnored() {
        assertThat(Names.find("a", List.of("A", "\"a\"", "a"))).hasValue(2);
        assertThat(Names.find("\"B\"", List.of("b", "B"))).hasValue(1);
        assertThat(Names.find("B", List.of("a", "b"))).hasValue(1);
        assertThat(Names.find("c", List.of("a", "b"))).isEmpty();
    }

    @Test
    void queriesGetWhatTheirGrammarTakes() {
        assertThat(List.of("objectId", "a b", "2MASS", "\"count\"", "a\"b").stream().map(Names::column))
                .containsExactly("objectId", "\"a b\"", "\"2MASS\"", "\"count\"", "\"a\"\"b\"");
        assertThat(Names.table("obs.Main Table")).isEqualTo("obs.\"Main Table\"");
        assertThat(Names.table("obs.\"Main.Table\"")).isEqualTo("obs.\"Main.Table\"");
    }
}
