package io.automigration.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What may be meant by a word that is not known: the known one that is the fewest typing errors away, whatever the case. */
public final class Nearest {

    private Nearest() {}

    /** The nearest one, however far away; empty when none is known. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** The nearest one, if it has at least half of its letters in common. */
    public static Optional<String> likely(String word, Collection<String> known) {
        return to(word, known).filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 2));
    }

    /** Levenshtein's: how many characters must be inserted, removed or replaced to make one text of the other. */
    static int distance(String word, String candidate) {
        String one = word.toLowerCase(Locale.ROOT);
        String other = candidate.toLowerCase(Locale.ROOT);
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
