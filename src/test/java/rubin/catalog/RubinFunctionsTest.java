package rubin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import java.util.stream.Stream;

class RubinFunctionsTest {

    /** The host's function browser looks for a page under the class's name, with the method's name and parameter types. */
    @TestFactory
    Stream<DynamicTest> everyFunctionHasItsPageInTheFunctionBrowser() {
        return Arrays.stream(RubinFunctions.class.getDeclaredMethods()).filter(m -> Modifier.isPublic(m.getModifiers()))
                .map(m -> DynamicTest.dynamicTest(m.getName(), () -> assertThat(page(m)).contains("<title>" + m.getName(), "Return value ("
                        + m.getReturnType().getSimpleName() + ")")));
    }

    @Test
    void theClassHasItsPage() throws IOException {
        assertThat(read("RubinFunctions.html")).contains("<title>Rubin</title>");
    }

    @Test
    void namesAndNumbersOfTruthTypesAgree() {
        for (String name : new String[] {"galaxy", "star", "SNe"}) {
            assertThat(RubinFunctions.truthName(RubinFunctions.truthType(name))).isEqualTo(name);
        }
        assertThat(RubinFunctions.truthType("planet")).isEqualTo(-1);
        assertThat(RubinFunctions.isGalaxy(1) && RubinFunctions.isStar(2) && RubinFunctions.isSupernova(3)).isTrue();
        assertThat(RubinFunctions.isStar(1) || RubinFunctions.isGalaxy(3) || RubinFunctions.isSupernova(2)).isFalse();
    }

    private static String page(Method method) throws IOException {
        return read("RubinFunctions-" + method.getName()
                + Arrays.stream(method.getParameterTypes()).map(t -> "-" + t.getSimpleName()).collect(Collectors.joining()) + ".html");
    }

    private static String read(String name) throws IOException {
        try (InputStream in = RubinFunctions.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
