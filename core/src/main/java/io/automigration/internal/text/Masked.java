package io.automigration.internal.text;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts of errors without what must not be shown or kept: passwords of connection strings, and values of documents, which the
 * server puts into its answers to a duplicate key and to a document that a validator refuses.
 */
public final class Masked {

    // an unescaped password may hold anything: what looks like credentials is masked up to the last @ of the word, or
    // of the line
    private static final Pattern PASSWORD = Pattern.compile("(mongodb(?:\\+srv)?://)(?:\\S*@|[^\\s:/@]+:[^\"'\\n]*@)");
    private static final Pattern OTHER_PASSWORD = Pattern.compile("([a-z][a-z0-9+.-]{1,20}://)[^\\s/@:]*:[^\\s/@]*@");
    private static final Pattern OPTION =
            Pattern.compile("(?i)((?:proxyPassword|tlsCertificateKeyFilePassword|AWS_SESSION_TOKEN)[=:])[^&\\s,]+");
    // the values end nowhere for sure: they may hold braces and quotes
    private static final Pattern DUPLICATE_KEY = Pattern.compile("dup key: .*", Pattern.DOTALL);
    private static final Pattern DETAILS =
            Pattern.compile("(errInfo\"?: |keyValue\"?: |details=)\\{(?!}).*", Pattern.DOTALL);

    private Masked() {}

    /** A text without passwords and without values of documents. */
    public static String text(String text) {
        String masked = PASSWORD.matcher(text).replaceAll("$1***@");
        masked = OTHER_PASSWORD.matcher(masked).replaceAll("$1***@");
        masked = OPTION.matcher(masked).replaceAll("$1***");
        masked = DUPLICATE_KEY.matcher(masked).replaceFirst("dup key: {…}");
        return DETAILS.matcher(masked).replaceFirst("$1{…}");
    }

    /**
     * An error that can be logged with its stack trace.
     *
     * @return the error itself, or, where a message in it has to be masked, a copy that says what each was
     */
    public static Throwable error(Throwable error) {
        return ErrorTree.all(error).stream().anyMatch(Masked::tells) ? copy(error, ErrorTree.none()) : error;
    }

    /** What an error says, without passwords and without values of documents, but with the rules of a validator. */
    public static String message(Throwable error) {
        return text(String.valueOf(error.getMessage())) + ValidatorRules.notMet(error);
    }

    private static boolean tells(Throwable error) {
        String message = error.getMessage();
        return message != null && !text(message).equals(message);
    }

    private static Throwable copy(Throwable error, Set<Throwable> known) {
        Throwable copy = new Copy(text(error.toString()));
        copy.setStackTrace(error.getStackTrace());
        if (!known.add(error)) {
            return copy;
        }
        if (error.getCause() != null) {
            copy.initCause(copy(error.getCause(), known));
        }
        for (Throwable suppressed : error.getSuppressed()) {
            copy.addSuppressed(copy(suppressed, known));
        }
        return copy;
    }

    /** Says what an error was. */
    private static final class Copy extends Throwable {

        private static final long serialVersionUID = 1L;

        Copy(String said) {
            super(said);
        }
    }
}
