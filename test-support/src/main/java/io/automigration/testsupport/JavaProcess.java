package io.automigration.testsupport;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How to start a main class of the current class path, or a jar, in a JVM of its own. */
public record JavaProcess(List<String> jvm, List<String> program, Map<String, String> environment) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    public JavaProcess {
        jvm = List.copyOf(jvm);
        program = List.copyOf(program);
        environment = Map.copyOf(environment);
    }

    public static JavaProcess of(Class<?> main, String... arguments) {
        return new JavaProcess(
                List.of("-cp", System.getProperty("java.class.path")), with(main.getName(), arguments), Map.of());
    }

    /** As its users have an application: not with the log configuration of our tests, but with its own, or none. */
    public static JavaProcess ofApplication(Class<?> main, String... arguments) {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-support"))
                .collect(Collectors.joining(File.pathSeparator));
        return new JavaProcess(List.of("-cp", classPath), with(main.getName(), arguments), Map.of());
    }

    public static JavaProcess ofJar(Path jar, String... arguments) {
        return new JavaProcess(List.of("-jar"), with(jar.toAbsolutePath().toString(), arguments), Map.of());
    }

    /** The same with another option of the JVM, such as {@code -Dname=value}. */
    public JavaProcess withOption(String option) {
        return new JavaProcess(with(option, jvm.toArray(String[]::new)), program, environment);
    }

    /** The same with another variable in its environment. */
    public JavaProcess withVariable(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new JavaProcess(jvm, program, more);
    }

    public ChildProcess start() {
        return ChildProcess.start(command(), environment);
    }

    /** What is started, as words for a shell. */
    public List<String> command() {
        List<String> command = new ArrayList<>(InheritedSignals.restored());
        command.add(JAVA);
        command.addAll(jvm);
        command.addAll(program);
        return command;
    }

    private static List<String> with(String first, String... others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return all;
    }
}
