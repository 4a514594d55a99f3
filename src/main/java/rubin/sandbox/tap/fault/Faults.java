package rubin.sandbox.tap.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The faults waiting to happen. Thread-safe. A request suffers the first one that matches it. */
public final class Faults {

    private final List<Fault> pending = new ArrayList<>();
    private final Map<Fault, Double> shares = new LinkedHashMap<>();
    private final Random random = new Random(0);
    private int injected;

    /** Adds a fault behind those that are there. */
    public synchronized void add(Fault fault) {
        pending.add(fault);
    }

    /** Has a share of the requests that meet no other fault meet this one; each service throws the same dice. */
    public synchronized void add(Fault fault, double share) {
        shares.put(fault, share);
    }

    /** Forgets all faults that have not happened. */
    public synchronized void clear() {
        pending.clear();
        shares.clear();
    }

    /** How many requests have been hit so far. */
    public synchronized int injected() {
        return injected;
    }

    /** Faults that have not run out. */
    public synchronized List<Fault> pending() {
        return List.copyOf(pending);
    }

    /** The fault for a request, counted as used; {@code path} is below the service's base. */
    public synchronized Optional<Fault> take(String method, String path) {
        for (int i = 0; i < pending.size(); i++) {
            Fault fault = pending.get(i);
            if (!fault.matches(method, path)) {
                continue;
            }
            if (fault.skip() > 0) {
                pending.set(i, fault.skip(fault.skip() - 1));
                continue;
            }
            if (fault.times() == 1) {
                pending.remove(i);
            } else if (fault.times() < Integer.MAX_VALUE) {
                pending.set(i, fault.times(fault.times() - 1));
            }
            injected++;
            return Optional.of(fault);
        }
        Optional<Fault> met = shares.keySet().stream().filter(f -> f.matches(method, path) && random.nextDouble() < shares.get(f)).findFirst();
        injected += met.isPresent() ? 1 : 0;
        return met;
    }
}
