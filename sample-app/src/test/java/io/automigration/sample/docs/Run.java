package io.automigration.sample.docs;

import io.automigration.Migrations;
import io.automigration.cli.MigrationCommands;
import io.automigration.cli.Shell;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import io.automigration.testsupport.MongoDbForTests;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What an application says on a terminal. What has another name at each run is called there as a reader would call it.
 *
 * @param main the application
 * @param database the name of its database on the test server
 * @param name what the application and its database are called on the page
 */
record Run(Class<?> main, String database, String name) {

    /** Without thread and logger, which would fill half of a line. */
    private static final String LOG = "%d{HH:mm:ss.SSS} %-5level %msg%n";

    private static final Predicate<String> OF_NO_INTEREST = line -> line.matches(
                    ".* (Starting \\w+ using|No active profile|The following \\d+ profile|Tomcat initial|"
                            + "Starting [Ss]ervi|Starting Servlet|Root Web|Bootstrapping Spring|Finished Spring|Exception encountered).*")
            || line.matches("Error starting Appl.*|[\\d:.]+ (INFO|ERROR) *");

    /** Starts it with this value of {@code AUTO_MIGRATION}, and waits until it has started or has ended by itself. */
    String start(String mode, String... arguments) {
        JavaProcess java = java(arguments).withVariable("AUTO_MIGRATION", mode);
        try (ChildProcess process = java.start()) {
            process.await("Started \\w+ in|Action:\\R\\R.+\\R");
            String prompt = mode.isEmpty() ? "$ " : "$ AUTO_MIGRATION=" + mode + " ";
            return prompt + "java -jar " + jar() + "\n" + named(process.output() + process.errors());
        }
    }

    /** What a command writes to standard output; in this process, since another one takes its time to start. */
    String command(String... words) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(main)
                .web(WebApplicationType.NONE)
                .run(
                        "--auto.migration=off",
                        "--spring.application.name=" + name,
                        "--spring.mongodb.uri=" + MongoDbForTests.uri(database),
                        "--spring.profiles.active=prod")) {
            PrintStream out = new PrintStream(result, true, StandardCharsets.UTF_8);
            Shell.Streams streams =
                    new Shell.Streams(out, System.err, InputStream.nullInputStream(), Shell.Terminals.NONE);
            new MigrationCommands(new Shell(streams, Map.of(), Path.of("")))
                    .parse(List.of(words))
                    .run(() -> context.getBean(Migrations.class));
        }
        return "$ java -jar " + jar() + " migrate " + String.join(" ", words) + "\n"
                + named(result.toString(StandardCharsets.UTF_8));
    }

    private String jar() {
        return name.equals("shop") ? "app.jar" : name + "-app.jar";
    }

    private JavaProcess java(String... arguments) {
        return JavaProcess.of(main, arguments)
                .withOption("-XX:TieredStopAtLevel=1")
                .withVariable("SPRING_MONGODB_URI", MongoDbForTests.uri(database))
                .withVariable("SPRING_APPLICATION_NAME", name)
                .withVariable("SPRING_MAIN_BANNER_MODE", "off")
                .withVariable("SERVER_PORT", "0")
                .withVariable("LOGGING_CONFIG", "classpath:docs/logback.xml")
                .withVariable("LOGGING_LEVEL_ORG_MONGODB", "warn")
                .withVariable("LOGGING_PATTERN_CONSOLE", LOG);
    }

    private String named(String said) {
        String named = said.replaceAll(
                        "Database \\S+ at \\S+ \\([^)]*\\)",
                        "Database " + name + " at localhost:27017 (replica set rs0)")
                .replace("Database " + database, "Database " + name)
                .replaceAll("Started \\w+ in (\\S+) seconds.*", "Started " + application() + " in $1 seconds")
                .replaceAll("Tomcat started on port \\d+", "Tomcat started on port 8080")
                .replace("com.example.broken", "com.example.shop.migrations")
                .replace(" on " + host(), " on web-1");
        return named.lines()
                .filter(OF_NO_INTEREST.negate())
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n");
    }

    private String application() {
        return name.equals("shop") ? "ShopApplication" : main.getSimpleName();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
