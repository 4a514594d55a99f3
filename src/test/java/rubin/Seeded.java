package rubin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A property that must hold for many made-up cases: a test with one parameter, a {@link Cases}, that makes its case of it. The cases
 * are the same in every run, and a failure says the seed of its own.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(Seeded.Seeds.class)
@ExtendWith(Seeded.SeedInMessage.class)
public @interface Seeded {

    /** Number of cases. */
    int value() default 1000;

    /** Random numbers of one case, of which one in eight is at an end of its range: that is where programs are wrong. */
    final class Cases extends Random {

        private static final long serialVersionUID = 1L;
        private static final double[] ODD = {0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1e-300, 0.1};

        private final int seed;

        Cases(int seed) {
            super(seed);
            this.seed = seed;
            nextInt();    // Neighbouring seeds have like first numbers.
        }

        /** A number of this range, both ends included, of at most this many decimals. */
        public double decimal(double min, double max, int decimals) {
            double unit = Math.pow(10, decimals);
            return Math.min(max, Math.max(min, Math.rint(between(min, max) * unit) / unit));
        }

        /** A number of this range, both ends included. */
        public double between(double min, double max) {
            return switch (nextInt(16)) {
                case 0 -> min;
                case 1 -> max;
                default -> min + (max - min) * nextDouble();
            };
        }

        /** A number that is not NaN, of any size. */
        public double anyNumber() {
            return nextInt(8) == 0 ? ODD[nextInt(ODD.length)] : nextInt(4) == 0 ? nextInt(5) : (nextDouble() - 0.5) * Math.pow(10, between(-20, 20));
        }

        /** A text of any characters, of fewer than this number. */
        public String anyText(int length) {
            return IntStream.range(0, nextInt(length)).map(i -> nextInt(4) == 0 ? nextInt(0x10000) : ' ' + nextInt(95))
                    .mapToObj(Character::toString).collect(Collectors.joining());
        }

        /** Pieces in any order, between one and this number of them, one after the other. */
        public String joined(int most, String... pieces) {
            return IntStream.rangeClosed(0, nextInt(most)).mapToObj(i -> pieces[nextInt(pieces.length)]).collect(Collectors.joining());
        }

        @Override
        public String toString() {
            return "seed " + seed;
        }
    }

    /** Makes the cases. */
    final class Seeds implements ArgumentsProvider {
        @Override
        public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            int cases = context.getRequiredTestMethod().getAnnotation(Seeded.class).value();
            return IntStream.range(0, cases).mapToObj(seed -> Arguments.of(new Cases(seed)));
        }
    }

    /** Puts the seed before what a failure says. */
    final class SeedInMessage implements InvocationInterceptor {
        @Override
        public void interceptTestTemplateMethod(Invocation<Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context) throws Throwable {
            try {
                test.proceed();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(call.getArguments().get(0) + ": " + e.getMessage(), e);
            }
        }
    }
}
