package io.automigration.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.automigration.Migration;
import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationDefinitionTests {

    @ParameterizedTest
    @CsvSource({
        "V3__AddFeatureFlag,       3,          add_feature_flag",
        "V3_1__Name,               3.1,        name",
        "V20240117__SplitOcr,      20240117,   split_ocr",
        "V20240117_2__AddOCRKeys,  20240117.2, add_ocr_keys",
        "V1__Utf8Names2024,        1,          utf8_names2024",
        "V1__rename_list_to_json,  1,          rename_list_to_json",
        "v4__addPlan,              4,          add_plan",
        "V0_1__First,              0.1,        first",
        "V3__,                     ,           ",
    })
    void versionAndNameAreReadFromTheClassOrMethodName(String identifier, String version, String name) {
        if (version == null) {
            assertThat(refused(Plain.class, identifier)).hasMessageContaining("is missing");
        } else {
            MigrationDefinition definition = of(Plain.class, identifier);
            assertThat(definition.version()).hasToString(version);
            assertThat(definition.name()).isEqualTo(name);
        }
    }

    @Test
    void theAnnotationOverridesTheClassName() {
        MigrationDefinition definition = of(Full.class, "V3__Other");
        assertThat(definition.version()).hasToString("7.1");
        assertThat(definition.name()).isEqualTo("its own name");
        assertThat(definition.description()).isEqualTo("What it does");
        assertThat(definition.transaction()).isEqualTo(TransactionMode.NONE);
        assertThat(definition.idempotent()).isTrue();
    }

    @Test
    void whatTheAnnotationLeavesOpenIsOpen() {
        MigrationDefinition definition = of(Plain.class, "V3__Other");
        assertThat(definition.description()).isEmpty();
        assertThat(definition.transaction()).isEqualTo(TransactionMode.DEFAULT);
        assertThat(definition.idempotent()).isFalse();
    }

    @Test
    void aClassNameWithoutAVersionGivesTheName() {
        MigrationDefinition definition = of(Versioned.class, "AddFeatureFlag");
        assertThat(definition.version()).hasToString("5");
        assertThat(definition.name()).isEqualTo("add_feature_flag");
    }

    @Test
    void noVersionAnywhereIsRefusedWithThePlace() {
        MigrationConfigurationException refused = refused(Plain.class, "V3_AddFeatureFlag");
        assertThat(refused).hasMessage("com.shop.V3_AddFeatureFlag: the version is missing.");
        assertThat(refused.action())
                .isEqualTo(
                        "Give it a version of numbers separated by dots, without leading zeros: by a class name such as"
                                + " V3__AddPlan, or with @Migration(version = \"3\").");
    }

    @Test
    void leadingZerosAreRefusedWithTheClassNameToWrite() {
        MigrationConfigurationException refused = refused(Plain.class, "V01_02__Name");
        assertThat(refused).hasMessage("com.shop.V01_02__Name: the version '01.02' should be written '1.2'.");
        assertThat(refused.action())
                .isEqualTo(
                        "Write it as '1.2' (in a class name: V1_2__...): numbers separated by dots, without leading zeros"
                                + " and without '.0' at the end.");
    }

    @Test
    void aDateWithTheDayFirstIsRefusedWithTheClassNameToWrite() {
        MigrationConfigurationException refused = refused(Plain.class, "V17_01_24__PydanticAndEvaluations");
        assertThat(refused)
                .hasMessage(
                        "com.shop.V17_01_24__PydanticAndEvaluations: the version '17.01.24' looks like a date with the day"
                                + " first, which sorts wrongly.");
        assertThat(refused.action())
                .isEqualTo(
                        "Write it as '20240117' (in a class name: V20240117__...): versions are compared number by number,"
                                + " so a date goes year first.");
    }

    @Test
    void zeroIsNoVersionOfAMigration() {
        assertThat(refused(Plain.class, "V0__Name"))
                .hasMessage("com.shop.V0__Name: version 0 stands for a database before its first migration.");
    }

    @Test
    void whatOverridesDownIsReversible() {
        assertThat(of(Reversible.class, "V1__A").reversible()).isTrue();
        assertThat(of(InheritsDown.class, "V1__A").reversible()).isTrue();
        assertThat(of(DownByInterface.class, "V1__A").reversible()).isTrue();
        assertThat(of(Plain.class, "V1__A").reversible()).isFalse();
    }

    @Test
    void ofTwoLambdasIsReversibleAndOfOneIsNot() {
        MongoMigration lambda = context -> {};
        assertThat(made(lambda).reversible()).isFalse();
        assertThat(made(MongoMigration.of(context -> {})).reversible()).isFalse();
        assertThat(made(MongoMigration.of(context -> {}, context -> {})).reversible())
                .isTrue();
    }

    private static MigrationDefinition made(MongoMigration migration) {
        return MigrationDefinition.of(declared(Plain.class), "V1__A", "A", migration::getClass, () -> migration);
    }

    private static MigrationDefinition of(Class<?> type, String identifier) {
        return MigrationDefinition.of(declared(type), identifier, "com.shop." + identifier, () -> type, () -> {
            throw new AssertionError("nobody asked for the migration itself");
        });
    }

    private static Declared declared(Class<?> type) {
        Migration annotation = type.getAnnotation(Migration.class);
        return new Declared(
                annotation.version(),
                annotation.name(),
                annotation.description(),
                annotation.transaction(),
                annotation.idempotent());
    }

    private static MigrationConfigurationException refused(Class<?> type, String identifier) {
        MigrationConfigurationException refused =
                catchThrowableOfType(MigrationConfigurationException.class, () -> of(type, identifier));
        assertThat(refused).isNotNull();
        return refused;
    }

    @Migration
    static class Plain implements MongoMigration {
        @Override
        public void up(MigrationContext context) {}
    }

    @Migration(version = "5")
    static class Versioned extends Plain {}

    @Migration(
            version = "7.1",
            name = "its own name",
            description = "What it does",
            transaction = TransactionMode.NONE,
            idempotent = true)
    static class Full extends Plain {}

    @Migration
    static class Reversible extends Plain {
        @Override
        public void down(MigrationContext context) {}
    }

    @Migration
    static class InheritsDown extends Reversible {}

    @Migration
    static class DownByInterface extends Plain implements Undoing {}

    interface Undoing extends MongoMigration {
        @Override
        default void down(MigrationContext context) {}
    }
}
