package rubin.sandbox;

import rubin.sandbox.sky.SkySettings;
import rubin.sandbox.tap.TapOptions;

/**
 * How to start a sandbox.
 *
 * @param tap port, token, delays and limits of the service
 * @param sky which catalogue it serves
 */
public record SandboxOptions(TapOptions tap, SkySettings sky) {

    /** The smallest sky, on a free port, for everyone. */
    public static final SandboxOptions DEFAULT = new SandboxOptions(TapOptions.DEFAULT, SkySettings.DEFAULT);

    public SandboxOptions withTap(TapOptions newTap) {
        return new SandboxOptions(newTap, sky);
    }

    public SandboxOptions withSky(SkySettings newSky) {
        return new SandboxOptions(tap, newSky);
    }
}
