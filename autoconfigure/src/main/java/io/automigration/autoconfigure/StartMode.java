package io.automigration.autoconfigure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.Environment;

/**
 * What a start does with pending migrations. It is the value of {@code auto.migration}, in nested YAML
 * {@code auto.migration.mode}, and read when the start comes to it, so that one AOT-processed jar serves all modes.
 */
enum StartMode {
    APPLY("true|apply|on|yes|1"),
    VALIDATE("validate"),
    WAIT("wait"),
    OFF("false|off|no|0");

    static final String PROPERTY = "auto.migration";
    static final String NESTED = "auto.migration.mode";

    private static final String ALLOWED =
            "Set it to true (apply what is pending), validate (fail when something is pending), wait (until another instance"
                    + " has applied it) or false (do nothing). Also accepted: apply, on, yes and 1 for true; off, no and 0"
                    + " for false.";

    private final String words;

    StartMode(String words) {
        this.words = words;
    }

    /**
     * The mode that is set, if one is: of the two spellings the one that stands in the higher source, as of two values of one
     * property. Blank is unset, since docker-compose passes a variable without a value as that.
     */
    static Optional<StartMode> of(Environment environment) {
        Optional<ConfigurationProperty> scalar = Origins.find(environment, PROPERTY);
        Optional<ConfigurationProperty> nested = Origins.find(environment, NESTED);
        if (scalar.isEmpty() || nested.isEmpty()) {
            return scalar.or(() -> nested).map(StartMode::parse);
        }
        int order = Integer.compare(Origins.rank(environment, PROPERTY), Origins.rank(environment, NESTED));
        if (order == 0 && parse(scalar.get()) != parse(nested.get())) {
            throw InvalidPropertyException.contradicting(scalar.get(), nested.get());
        }
        return (order <= 0 ? scalar : nested).map(StartMode::parse);
    }

    /** Whether anything is said of it, right or wrong. */
    static boolean isSet(Environment environment) {
        return Stream.of(PROPERTY, NESTED)
                .anyMatch(name -> Origins.find(environment, name).isPresent());
    }

    private static StartMode parse(ConfigurationProperty property) {
        String word = property.getValue().toString().strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(mode -> word.matches(mode.words))
                .findFirst()
                .orElseThrow(() -> InvalidPropertyException.of(property, "is not one of its values", ALLOWED));
    }
}
