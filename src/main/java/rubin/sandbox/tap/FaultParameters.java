package rubin.sandbox.tap;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Faults as form parameters: {@code kind=STATUS&number=503&text=2&method=GET&path=/async/.*&skip=1&times=2&pause=0.5}. */
final class FaultParameters {

    private FaultParameters() {
    }

    static Fault fault(Parameters parameters) throws BadRequest {
        try {
            FaultKind kind = FaultKind.valueOf(parameters.first("kind").orElse("").toUpperCase(Locale.ROOT));
            Fault base = Fault.of(kind);
            return new Fault(kind, parameters.first("method").orElse(base.method()), parameters.first("path").orElse(base.path()),
                    Integer.parseInt(parameters.first("skip").orElse("0")), Integer.parseInt(parameters.first("times").orElse("1")),
                    Long.parseLong(parameters.first("number").orElse(String.valueOf(base.number()))), parameters.first("text").orElse(""),
                    Duration.ofMillis(Math.round(1000 * Double.parseDouble(parameters.first("pause").orElse("0")))));
        } catch (IllegalArgumentException e) {
            throw new BadRequest("no such fault: " + e.getMessage() + "; kind must be one of " + Arrays.toString(FaultKind.values()));
        }
    }
}
