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
 * before 3.1. There is one way to write it: no leading zeros, no trailing {@code .0}; each number fits in 64 bits. Gaps
 * are fine.
 */
public final class MigrationVersion implements Comparable<MigrationVersion> {

    /** The version of a database before its first migration. No migration can have it. */
    public static final MigrationVersion ZERO = new MigrationVersion(List.of(0L));

    private static final Pattern CANONICAL = Pattern.compile("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*))*");
    private static final Pattern NUMBERS = Pattern.compile("\\d+([._-]\\d+)*");
    private static final Pattern SEPARATOR = Pattern.compile("[._-]");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[._-](0[1-9]|1[0-2])[._-]([0-3]\\d)");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[._-](\\d{1,2})[._-](\\d{4}|\\d{2})");

    private final List<Long> numbers;

    private MigrationVersion(List<Long> numbers) {
        this.numbers = List.copyOf(numbers);
    }

    /**
     * Reads a version.
     *
     * @param text for example {@code "3"}, {@code "3.1"}, {@code "20240117.1"}; {@code "0"} is {@link #ZERO}
     * @throws MigrationConfigurationException when it is not a version, or not written as one should be; the message has
     *     the right spelling, if that is clear
     */
    public static MigrationVersion parse(String text) {
        if (!CANONICAL.matcher(text).matches() || text.endsWith(".0")) {
            throw invalid(text);
        }
        return new MigrationVersion(numbers(text));
    }

    /**
     * The version that a misspelled text probably stands for: {@code 1.2} for {@code "01_02"}, and {@code 20240117} for the
     * date {@code "17.01.2024"}.
     *
     * @return empty when the text is a version already, or when it is not clear what it stands for
     */
    public static Optional<MigrationVersion> meantBy(String text) {
        if (CANONICAL.matcher(text).matches() && !text.endsWith(".0")) {
            return Optional.empty();
        }
        return yearFirst(text)
                .or(() -> oneNumber(text))
                .or(() -> respelled(text))
                .map(MigrationVersion::parse);
    }

    /** Its numbers, the most significant first; never empty. */
    public List<Long> numbers() {
        return numbers;
    }

    /** Compares number by number; if one version begins with the other, the shorter one comes first. */
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MigrationVersion version && version.numbers.equals(numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    /** As it is written: {@code 3.1}. */
    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    private static List<Long> numbers(String text) {
        try {
            return Arrays.stream(SEPARATOR.split(text, -1)).map(Long::valueOf).toList();
        } catch (NumberFormatException e) {
            throw InvalidVersion.of(text, "has a number that does not fit in 64 bits");
        }
    }

    private static InvalidVersion invalid(String text) {
        if (text.isBlank()) {
            return InvalidVersion.missing();
        }
        Optional<String> yearFirst = yearFirst(text);
        if (yearFirst.isPresent()) {
            return InvalidVersion.dayFirst(text, yearFirst.get());
        }
        Optional<String> oneNumber = oneNumber(text);
        if (oneNumber.isPresent()) {
            return InvalidVersion.misspelled(text, oneNumber.get());
        }
        return NUMBERS.matcher(text).matches()
                ? InvalidVersion.misspelled(text, respelled(text).orElse(null))
                : InvalidVersion.of(text, "does not consist of numbers separated by dots");
    }

    /** A date in the one form that all dates get, so that they sort together. */
    private static Optional<String> oneNumber(String text) {
        Matcher date = YEAR_FIRST.matcher(text);
        return date.matches() ? Optional.of(date.group(1) + date.group(2) + date.group(3)) : Optional.empty();
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

    /** The numbers as they are to be written; empty where there are none, or nothing but zeros. */
    private static Optional<String> respelled(String text) {
        if (!NUMBERS.matcher(text).matches()) {
            return Optional.empty();
        }
        String spelled = numbers(text).stream()
                .map(String::valueOf)
                .collect(Collectors.joining("."))
                .replaceFirst("(\\.0)+$", "");
        return spelled.equals("0") ? Optional.empty() : Optional.of(spelled);
    }
}
