package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** new and init. */
class NewCommandTests {

    @TempDir
    private Path directory;

    @Test
    void theFirstIsBegunBelowTheApplication() throws IOException {
        write(
                "com/example/ShopApplication.java",
                "package com.example;\n@SpringBootApplication class ShopApplication {}");
        Called init = Called.alone(directory, "init");
        assertThat(init.code()).isZero();
        assertThat(init.out().strip()).endsWith("com/example/migrations/V1__FirstMigration.java");
        assertThat(init.err()).contains("auto.migration: true", "AUTO_MIGRATION: ${AUTO_MIGRATION:-true}");
        Called again = Called.alone(directory, "init");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("There already are migrations, in the package com.example.migrations");
    }

    @Test
    void theNextHasTheNextVersionInThePackageOfTheOthers() throws IOException {
        write("com/example/db/V9__Old.java", "package com.example.db;\nimport io.automigration.*;\nclass V9__Old {}");
        write(
                "com/example/db/V10_1__Newer.java",
                "package com.example.db;\nimport io.automigration.*;\nclass V10_1__Newer {}");
        write("com/example/Unrelated.java", "package com.example;\nclass V99__Unrelated {}");
        Called created = Called.alone(directory, "new", "add_plan", "-m", "Users have a \"plan\"");
        assertThat(created.code()).isZero();
        Path file = directory.resolve("src/main/java/com/example/db/V11__AddPlan.java");
        assertThat(Path.of(created.out().strip())).isEqualTo(file);
        assertThat(file).content().contains("package com.example.db;", "description = \"Users have a \\\"plan\\\"\"");
    }

    @Test
    void theSourceCompilesAsItIs() throws IOException {
        Called.alone(directory, "new", "add plan", "-m", "C:\\new \"x\"", "--package", "com.example");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path source = directory.resolve("src/main/java/com/example/V1__AddPlan.java");
        int result = compiler.run(
                null,
                null,
                null,
                "-Xlint:all,-processing",
                "-Werror",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                directory.toString(),
                source.toString());
        assertThat(result).isZero();
    }

    @Test
    void kotlinHasItsOwnDirectoryAndItsOwnDollar() {
        Called.alone(directory, "new", "-m", "Add $price", "--kotlin", "--package", "com.example");
        assertThat(directory.resolve("src/main/kotlin/com/example/V1__AddPrice.kt"))
                .content()
                .startsWith("package com.example\n")
                .contains("description = \"Add \\$price\"", "class V1__AddPrice : MongoMigration");
    }

    @Test
    void anApplicationInKotlinGetsKotlin() throws IOException {
        kotlin("com/example/Shop.kt", "package com.example\n@SpringBootApplication class Shop");
        Called init = Called.alone(directory, "init");
        assertThat(init.out().strip()).endsWith("src/main/kotlin/com/example/migrations/V1__FirstMigration.kt");
        assertThat(Called.alone(directory, "new", "add_plan").out().strip())
                .endsWith("src/main/kotlin/com/example/migrations/V2__AddPlan.kt");
        write(
                "com/example/migrations/V3__InJava.java",
                "package com.example.migrations;\nimport io.automigration.*; class V3__InJava {}");
        assertThat(Called.alone(directory, "new", "next").out().strip()).endsWith("V4__Next.java");
    }

    @Test
    void whatCantBeReadOrWrittenIsSaidWithoutATrace() throws IOException {
        Path latin = directory.resolve("src/main/java/com/example/Latin.java");
        write("com/example/Shop.java", "package com.example;\n@SpringBootApplication class Shop {}");
        Files.write(latin, "// für\nclass Latin {}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Called.alone(directory, "new", "add_plan").code()).isZero();
        write("com/example/file", "not a directory");
        Called refused = Called.alone(directory, "new", "x", "--package", "com.example.file.sub");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("Nothing was written").doesNotContain("\tat ");
    }

    @Test
    void initSpeaksOfTheFileThatTheApplicationHas() throws IOException {
        Path properties = directory.resolve("src/main/resources/application.properties");
        Files.createDirectories(properties.getParent());
        Files.writeString(properties, "");
        assertThat(Called.alone(directory, "init", "--package", "com.example").err())
                .contains("In application.properties", "\n  auto.migration=true", "directConnection=true");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        write("com/example/V20260101000000__Mine.java", "mine");
        Called.alone(directory, "new", "mine", "--package", "com.example");
        Called again = Called.alone(directory, "new", "x", "--package", "com.example", "--stdout");
        assertThat(again.out()).contains("class V2__X");
        write("com/example/V2__Mine.java", "by hand");
        Called refused = Called.alone(directory, "new", "mine", "--package", "com.example");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("already exists");
        assertThat(directory.resolve("src/main/java/com/example/V2__Mine.java"))
                .content()
                .isEqualTo("by hand");
    }

    @Test
    void aTimestampIsAVersionToo() {
        Called called = Called.alone(directory, "new", "x", "--timestamp", "--package", "com.example", "--stdout");
        assertThat(called.out()).containsPattern("class V20\\d{12}__X implements");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatCantBeNamedIsRefused() {
        assertThat(Called.alone(directory, "new").code()).isEqualTo(2);
        assertThat(Called.alone(directory, "new", "???", "--package", "com.example")
                        .code())
                .isEqualTo(2);
        assertThat(Called.alone(directory, "new", "x", "--package", "a b").code())
                .isEqualTo(2);
        Called unknown = Called.alone(directory, "new", "x");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("--package com.example.migrations");
    }

    private void kotlin(String file, String text) throws IOException {
        Path path = directory.resolve("src/main/kotlin").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve("src/main/java").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
