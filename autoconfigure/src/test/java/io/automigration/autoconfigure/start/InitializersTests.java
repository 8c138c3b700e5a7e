package io.automigration.autoconfigure.start;

import static io.automigration.autoconfigure.MigratingApplication.NEW_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.People;
import io.automigration.autoconfigure.TestDatabase;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Tests of applications whose database is known only when Spring has called its initializers. */
@Tag("slow")
class InitializersTests {

    private static final TestDatabase DECOY = new TestDatabase();
    private static final TestDatabase MEANT = new TestDatabase().withPerson("old");

    @AfterAll
    static void close() {
        DECOY.close();
        MEANT.close();
    }

    @DirtiesContext
    @ContextConfiguration(initializers = Configured.class)
    abstract static class OnTheDatabaseThatIsRegistered {

        @Autowired
        private AtomicInteger calls;

        @Test
        void theDatabaseThatIsRegisteredIsMigratedAndNoOther() {
            assertThat(DECOY.untouched()).isTrue();
            assertThat(MEANT.nameOfPerson()).isEqualTo(NEW_NAME);
            assertThat(MEANT.applied("1")).isTrue();
        }

        @Test
        void anotherInitializerIsCalledOnce() {
            assertThat(calls).hasValue(1);
        }
    }

    @org.junit.jupiter.api.Nested
    @SpringBootTest(classes = Registering.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    class WithAServer extends OnTheDatabaseThatIsRegistered {}

    @org.junit.jupiter.api.Nested
    @SpringBootTest(classes = Registering.class, webEnvironment = WebEnvironment.MOCK)
    class WithAMockServer extends OnTheDatabaseThatIsRegistered {}

    @org.junit.jupiter.api.Nested
    @SpringBootTest(classes = Registering.class, webEnvironment = WebEnvironment.NONE)
    class WithoutAServer extends OnTheDatabaseThatIsRegistered {}

    @ParameterizedTest
    @CsvSource({"off, SERVLET", "off, NONE", "on, SERVLET", "on, NONE"})
    void anInitializerIsStillOfItsClassAndCalledOnce(String mode, WebApplicationType type) {
        try (TestDatabase database = new TestDatabase();
                var context =
                        database.application(InjectedByClass.class).web(type).run("--auto.migration=" + mode)) {
            assertThat(context.getBean(Needing.class).counting().calls).hasValue(1);
            assertThat(context.getBean("filter")).isNotNull();
            assertThat(database.applied("1")).isEqualTo(mode.equals("on"));
        }
    }

    @Test
    void whatIsRegisteredMayAlsoTurnMigrationsOn() {
        try (TestDatabase database = new TestDatabase().withPerson("old");
                var context = database.application(TurningOn.class)
                        .properties("auto.migration=")
                        .web(WebApplicationType.SERVLET)
                        .run()) {
            assertThat(context.getBean("filter")).hasToString(NEW_NAME);
        }
    }

    /** What a developer has in a file. */
    static class Configured implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "file", Map.of("spring.mongodb.uri", DECOY.uri(), "auto.migration", "true")));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class Registering {

        @Bean
        AtomicInteger calls() {
            return new AtomicInteger();
        }

        @Bean
        static BeanFactoryInitializer<ListableBeanFactory> counting() {
            return beanFactory -> beanFactory.getBean(AtomicInteger.class).incrementAndGet();
        }

        @Bean
        static DynamicPropertyRegistrar registrar() {
            return registry -> registry.add("spring.mongodb.uri", MEANT::uri);
        }
    }

    static class Counting implements BeanFactoryInitializer<ListableBeanFactory> {

        final AtomicInteger calls = new AtomicInteger();

        @Override
        public void initialize(ListableBeanFactory beanFactory) {
            calls.incrementAndGet();
        }
    }

    record Needing(Counting counting) {}

    @Configuration(proxyBeanMethods = false)
    @Import({MigratingApplication.class, Counting.class, Needing.class})
    static class InjectedByClass {
        @Bean
        Filter filter(Counting counting) {
            return (request, response, chain) -> chain.doFilter(request, response);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class TurningOn {

        @Bean
        static BeanFactoryInitializer<ListableBeanFactory> turnsOn(ConfigurableEnvironment environment) {
            return beanFactory -> environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("registered", Map.of("auto.migration", "true")));
        }

        @Bean
        Filter filter(People people) {
            String seen = people.firstName();
            return new Filter() {
                @Override
                public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {}

                @Override
                public String toString() {
                    return seen;
                }
            };
        }
    }
}
