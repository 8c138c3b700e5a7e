package io.automigration.autoconfigure.start;

import static io.automigration.autoconfigure.MigratingApplication.NEW_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.People;
import io.automigration.autoconfigure.TestDatabase;
import io.automigration.autoconfigure.Witnesses;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EventListener;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.ConfigurableWebApplicationContext;

@Tag("slow")
class MigrationGateTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void allThatMakesUpAServletServerSeesMigratedData() {
        try (var context = start(WebApplicationType.SERVLET, ServletWitnesses.class)) {
            assertAllSawMigratedData(
                    context,
                    "Filter",
                    "FilterRegistrationBean",
                    "ServletContextListener",
                    "ServletContextInitializer",
                    "WebServerFactoryCustomizer");
        }
    }

    @Test
    void allThatMakesUpAReactiveServerSeesMigratedData() {
        try (var context = start(WebApplicationType.REACTIVE, ServerWitnesses.class)) {
            assertAllSawMigratedData(context, "WebServerFactoryCustomizer");
        }
    }

    @Test
    void allThatIsRegisteredInAServletContainerSeesMigratedData() {
        try (var context = database.application(ServletWitnesses.class)
                .web(WebApplicationType.SERVLET)
                .initializers(
                        refreshed -> ((ConfigurableWebApplicationContext) refreshed).setServletContext(new TakesAll()))
                .run()) {
            assertThat(context.getBean(Witnesses.class).statements())
                    .containsKeys("Filter", "FilterRegistrationBean", "ServletContextInitializer", "ApplicationRunner")
                    .allSatisfy((who, saw) -> assertThat(saw).as(who).isEqualTo(NEW_NAME));
        }
    }

    @Test
    void thePortAcceptsNoConnectionBeforeTheLastMigrationIsDone() throws IOException {
        int port = freePort();
        ConfigurableApplicationContext context = database.application(LooksAtPort.class)
                .web(WebApplicationType.SERVLET)
                .run("--server.port=" + port, "--server.address=127.0.0.1", "--port-to-look-at=" + port);
        connect(port);
        context.close();
        assertThat(database.applied("2")).isTrue();
    }

    @Test
    void aFilterThatIsNeededBeforeAllPostProcessorsAreThereDoesNotOpenTheGate() {
        try (var context = start(WebApplicationType.SERVLET, HastyFilter.class)) {
            assertThat(database.nameOfPerson()).isEqualTo(NEW_NAME);
            assertThat(context.getBean(HastyFilter.Last.class).processed).contains("mongoTemplate");
        }
    }

    private ConfigurableApplicationContext start(WebApplicationType type, Class<?> source) {
        return database.application(source).web(type).run();
    }

    private static void assertAllSawMigratedData(ConfigurableApplicationContext context, String... ofTheWeb) {
        assertThat(context.getBean(Witnesses.class).statements())
                .hasSize(EarlyWitnesses.ALL.length + ofTheWeb.length)
                .containsKeys(EarlyWitnesses.ALL)
                .containsKeys(ofTheWeb)
                .allSatisfy((who, saw) -> assertThat(saw).as(who).isEqualTo(NEW_NAME));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    /** A container that takes whatever is registered in it. */
    static class TakesAll extends MockServletContext {

        @Override
        public ServletRegistration.Dynamic addServlet(String name, Servlet servlet) {
            return mock(ServletRegistration.Dynamic.class);
        }

        @Override
        public FilterRegistration.Dynamic addFilter(String name, Filter filter) {
            return mock(FilterRegistration.Dynamic.class);
        }

        @Override
        public <T extends EventListener> void addListener(T listener) {}
    }

    @Configuration(proxyBeanMethods = false)
    @Import(EarlyWitnesses.class)
    static class ServerWitnesses {

        @Bean
        WebServerFactoryCustomizer<WebServerFactory> customizer(People people, Witnesses witnesses) {
            return factory -> witnesses.ask("WebServerFactoryCustomizer", people::firstName);
        }
    }

    /** The class that declares the filters declares a migration too: it is not in creation for long. */
    @Configuration(proxyBeanMethods = false)
    @Import({ServerWitnesses.class, LookingFilter.class})
    static class ServletWitnesses {

        @Bean
        @Migration
        MongoMigration v2__Nothing() {
            return MongoMigration.of(context -> {});
        }

        @Bean
        FilterRegistrationBean<Filter> registration(People people, Witnesses witnesses) {
            witnesses.ask("FilterRegistrationBean", people::firstName);
            return new FilterRegistrationBean<>((request, response, chain) -> chain.doFilter(request, response));
        }

        @Bean
        ServletContextInitializer initializer(People people, Witnesses witnesses) {
            return servletContext -> witnesses.ask("ServletContextInitializer", people::firstName);
        }

        @Bean
        ServletContextListener listener(People people, Witnesses witnesses) {
            return new ServletContextListener() {
                @Override
                public void contextInitialized(ServletContextEvent event) {
                    witnesses.ask("ServletContextListener", people::firstName);
                }
            };
        }
    }

    static class LookingFilter implements Filter {

        LookingFilter(People people, Witnesses witnesses) {
            witnesses.ask("Filter", people::firstName);
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {}
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class LooksAtPort {

        @Bean
        @Migration
        MongoMigration v2__Connect(@Value("${port-to-look-at}") int port) {
            return MongoMigration.of(
                    context -> assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(port)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({MigratingApplication.class, HastyFilter.Needy.class, HastyFilter.Last.class})
    static class HastyFilter {

        @Bean
        static Filter filter() {
            return (request, response, chain) -> chain.doFilter(request, response);
        }

        record Needy(Filter filter) implements BeanPostProcessor, Ordered {
            @Override
            public int getOrder() {
                return 0;
            }
        }

        /** Comes after all that have an order. */
        static class Last implements BeanPostProcessor {

            final List<String> processed = new ArrayList<>();

            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                processed.add(beanName);
                return bean;
            }
        }
    }
}
