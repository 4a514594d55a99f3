/**
 * What all of the client speaks of: failures, the deadline, addresses and where they belong, limits of waiting, progress.
 * Imported by every package that asks a service.
 * Begin with {@link rubin.tap.base.Deadline} and {@link rubin.tap.base.TapException}.
 */
package rubin.tap.base;
