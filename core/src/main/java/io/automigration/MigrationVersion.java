package io.automigration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The version of a migration: numbers separated by dots, compared number by number, so that 9 comes before 10 and 3
 * before 3.1. It has one spelling only: no leading zeros, no trailing {@code .0}; each number fits in 64 bits. Gaps are
 * fine.
 *
 * @param numbers the numbers, most significant first; never empty
 */
public record MigrationVersion(List<Long> numbers) implements Comparable<MigrationVersion> {

    /** The version of a database before its first migration. No migration can have it. */
    public static final MigrationVersion ZERO = new MigrationVersion(List.of(0L));

    private static final Pattern CANONICAL = Pattern.compile("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*))*");
    private static final Pattern SEPARATOR = Pattern.compile("[._-]");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[._-](\\d{1,2})[._-](\\d{4}|\\d{2})");

    /**
     * A version of these numbers.
     *
     * @throws InvalidVersionException when there are none, one is negative, or the last of several is 0
     */
    public MigrationVersion {
        numbers = List.copyOf(numbers);
        boolean trailingZero = numbers.size() > 1 && numbers.get(numbers.size() - 1) == 0;
        if (numbers.isEmpty() || trailingZero || numbers.stream().anyMatch(number -> number < 0)) {
            throw new InvalidVersionException(
                    numbers.stream().map(String::valueOf).collect(Collectors.joining(".")),
                    "is not in its one spelling",
                    null);
        }
    }

    /**
     * Reads a version.
     *
     * @param text for example {@code "3"}, {@code "3.1"}, {@code "20240117.1"}; {@code "0"} is {@link #ZERO}
     * @throws InvalidVersionException when it is not a version in its one spelling; it offers the right one where there is
     *     one
     */
    public static MigrationVersion parse(String text) {
        if (!CANONICAL.matcher(text).matches() || text.endsWith(".0")) {
            throw invalid(text);
        }
        return new MigrationVersion(numbers(text));
    }

    /** Compares number by number; of two that begin alike the shorter comes first. */
    @Override
    public int compareTo(MigrationVersion other) {
        for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(numbers.size(), other.numbers.size());
    }

    /** The one spelling: {@code 3.1}. */
    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    private static List<Long> numbers(String text) {
        try {
            return Arrays.stream(SEPARATOR.split(text, -1)).map(Long::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new InvalidVersionException(text, "has a number that does not fit in 64 bits", null);
        }
    }

    private static InvalidVersionException invalid(String text) {
        if (text.isBlank()) {
            return new InvalidVersionException(text, "is missing", null);
        }
        Optional<String> yearFirst = yearFirst(text);
        if (yearFirst.isPresent()) {
            return InvalidVersionException.dayFirst(text, yearFirst.get());
        }
        if (!text.matches("\\d+([._-]\\d+)*")) {
            return new InvalidVersionException(text, "is not made of numbers separated by dots", null);
        }
        return new InvalidVersionException(text, "is not in its one spelling", canonical(text));
    }

    private static Optional<String> yearFirst(String text) {
        Matcher date = DAY_FIRST.matcher(text);
        boolean padded = text.matches("(.*\\D)?0\\d.*");
        if (!date.matches() || !padded) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(date.group(3));
            LocalDate day = LocalDate.of(
                    year < 100 ? 2000 + year : year, Integer.parseInt(date.group(2)), Integer.parseInt(date.group(1)));
            return Optional.of(day.toString().replace("-", ""));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String canonical(String text) {
        String spelled = numbers(text).stream()
                .map(String::valueOf)
                .collect(Collectors.joining("."))
                .replaceFirst("(\\.0)+$", "");
        return spelled.equals("0") ? null : spelled;
    }
}
