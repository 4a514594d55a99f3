package rubin.sandbox.sky;

import java.util.Arrays;

/** Chooses a given number by score: how many is decided beforehand, which ones by how likely each is. */
final class Ranking {

    private Ranking() {
    }

    /**
     * Marks the best.
     *
     * @param scores a score for each
     * @param number how many to mark, at most all
     * @return which are marked
     */
    static boolean[] best(double[] scores, int number) {
        boolean[] chosen = new boolean[scores.length];
        if (number > scores.length) {
            throw new IllegalArgumentException("number=" + number + ": must be <= " + scores.length);
        }
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double limit = number == 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length - number];
        int left = number;
        for (int i = 0; i < scores.length && left > 0; i++) {
            if (scores[i] >= limit) {
                chosen[i] = true;
                left--;
            }
        }
        return chosen;
    }

    /** A logistic random number: added to a score, it makes the choice follow a logistic function of the score. */
    static double logistic(double uniform) {
        double p = Math.min(1 - 1e-12, Math.max(1e-12, uniform));
        return Math.log(p / (1 - p));
    }
}
