package io.automigration.internal.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Where in the application's own code an error came from. */
public final class ApplicationFrames {

    private static final List<String> LIBRARIES = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "kotlin.",
            "kotlinx.",
            "scala.",
            "groovy.",
            "org.codehaus.groovy.",
            "org.springframework.",
            "org.aspectj.",
            "com.mongodb.",
            "org.bson.",
            "reactor.",
            "io.netty.",
            "com.fasterxml.jackson.",
            "tools.jackson.",
            "org.hibernate.",
            "org.slf4j.",
            "ch.qos.logback.",
            "io.automigration.internal.lock.",
            "io.automigration.internal.step.",
            "io.automigration.internal.store.",
            "io.automigration.MongoMigration",
            "io.automigration.autoconfigure.MigrationBeans");

    private static final String ENGINE = "io.automigration.internal.step.";

    private ApplicationFrames() {}

    /**
     * The place an error came from: the innermost frame of the application, of the innermost cause that has one.
     *
     * @return {@code "V9__SplitNames.java:21"}; empty when there is none, or it was compiled without line numbers
     */
    public static String place(Throwable error) {
        List<Throwable> causes = ErrorTree.causes(error);
        Collections.reverse(causes);
        return causes.stream()
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .filter(frame -> isApplication(frame) && frame.getLineNumber() > 0)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst()
                .orElse("");
    }

    /** Whether a frame is neither of a library, nor generated. */
    public static boolean isApplication(StackTraceElement frame) {
        String type = frame.getClassName();
        return LIBRARIES.stream().noneMatch(type::startsWith) && !type.contains("$$") && !type.contains("$Proxy");
    }

    /**
     * Cuts the stack traces of an error, its causes and what it suppresses below the application's code, or below a library
     * where it has no part in them: the rest of the engine, of Spring and of {@code main} is nothing that its author can change.
     *
     * @param caller the class of the engine that calls the application's code
     */
    public static void cutBelow(Class<?> caller, Throwable error) {
        ErrorTree.all(error).forEach(each -> cut(caller, each));
    }

    private static void cut(Class<?> caller, Throwable error) {
        StackTraceElement[] frames = error.getStackTrace();
        List<String> types =
                Arrays.stream(frames).map(StackTraceElement::getClassName).toList();
        int called = types.indexOf(caller.getName());
        int kept = called >= 0 ? called : firstOf(ENGINE, types);
        error.setStackTrace(Arrays.copyOf(frames, kept));
    }

    /** The first type of a package, or how many there are where none is. */
    private static int firstOf(String engine, List<String> types) {
        return (int) types.stream().takeWhile(type -> !type.startsWith(engine)).count();
    }
}
