package io.automigration.internal.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

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
            "io.automigration.internal.step.",
            "io.automigration.internal.store.",
            "io.automigration.MongoMigration");

    private ApplicationFrames() {}

    /**
     * The place an error came from: the innermost frame of the application, of the innermost cause that has one.
     *
     * @return {@code "V9__SplitNames.java:21"}; empty when there is none, or it was compiled without line numbers
     */
    public static String place(Throwable error) {
        List<Throwable> causes = causes(error);
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
     * Cuts the stack traces of an error, its causes and what it suppresses below a class: what called it is nothing that the
     * author of the code above can change.
     *
     * @param caller the class
     */
    public static void cutBelow(Class<?> caller, Throwable error) {
        Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> rest = new ArrayDeque<>(List.of(error));
        while (!rest.isEmpty()) {
            Throwable each = rest.remove();
            if (known.add(each)) {
                cut(caller, each);
                if (each.getCause() != null) {
                    rest.add(each.getCause());
                }
                rest.addAll(List.of(each.getSuppressed()));
            }
        }
    }

    private static void cut(Class<?> caller, Throwable error) {
        StackTraceElement[] frames = error.getStackTrace();
        for (int i = 0; i < frames.length; i++) {
            if (frames[i].getClassName().equals(caller.getName())) {
                error.setStackTrace(Arrays.copyOf(frames, i));
                return;
            }
        }
    }

    private static List<Throwable> causes(Throwable error) {
        Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = error; each != null && known.add(each); each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }
}
