package rubin.service;

import java.util.Optional;
import rubin.tap.base.TapService;

/** The service that is meant when none is named: the system property {@value #PROPERTY}, else Rubin's for the public previews. */
public final class UsualService {

    /** A URL, or the word for the embedded service. */
    public static final String PROPERTY = "rubin.tapurl";
    /** Rubin's TAP service. */
    public static final String RUBIN_URL = "https://data.lsst.cloud/api/tap";

    private UsualService() {
    }

    /** What stands for it: a URL, or the word for the embedded service, or a user's mistake. */
    public static String text() {
        return System.getProperty(PROPERTY, RUBIN_URL);
    }

    /** The service; empty if that is the embedded one, or no URL, which a task that uses it will say. */
    public static Optional<TapService> service() {
        try {
            return Optional.of(TapService.of(text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The service that a token is for which names none. */
    public static TapService ofToken() {
        return service().orElseGet(() -> TapService.of(RUBIN_URL));
    }
}
