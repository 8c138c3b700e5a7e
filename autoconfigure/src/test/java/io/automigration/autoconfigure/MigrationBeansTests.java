package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.plan.MigrationDefinition;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.scheduling.annotation.Async;

class MigrationBeansTests {

    @Test
    void aClassGivesVersionNameAndSource() {
        MigrationDefinition definition = only(V3_1__AddPlan.class);
        assertThat(definition.version()).hasToString("3.1");
        assertThat(definition.name()).isEqualTo("add_plan");
        assertThat(definition.source()).isEqualTo(V3_1__AddPlan.class.getName());
        assertThat(definition.reversible()).isTrue();
    }

    @Test
    void ofAScannedClassAllIsKnownThatItsAnnotationSays() {
        MigrationDefinition definition = scanned("1.5");
        assertThat(definition.name()).isEqualTo("index");
        assertThat(definition.description()).isEqualTo("Indexes plans");
        assertThat(definition.transaction()).isEqualTo(TransactionMode.NONE);
        assertThat(definition.idempotent()).isTrue();
    }

    @Test
    void aScannedClassIsNotAskedForItsAnnotations() {
        Set<String> asked = new HashSet<>();
        find(scanned(new DefaultListableBeanFactory() {
            @Override
            public <A extends Annotation> A findAnnotationOnBean(String name, Class<A> type, boolean makeFactoryBeans) {
                asked.add(name);
                return super.findAnnotationOnBean(name, type, makeFactoryBeans);
            }
        }));
        assertThat(asked).isNotEmpty().doesNotContain("indexPlans");
    }

    @Test
    void aClassWhoseDefinitionWasReplacedIsAskedItself() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        AnnotationConfigApplicationContext context = scanned(beans);
        ((AbstractBeanDefinition) beans.getBeanDefinition("indexPlans")).setBeanClass(V3_1__AddPlan.class);
        assertThat(find(context))
                .extracting(definition -> definition.version().toString())
                .containsExactlyInAnyOrder("2", "3.1");
    }

    @Test
    void aClassIsAskedWhoseDefinitionSaysNothingOfItsAnnotations() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerBeanDefinition("plan", new RootBeanDefinition(V3_1__AddPlan.class)); // as AOT writes it
        assertThat(new MigrationBeans(beans).definitions())
                .extracting(MigrationDefinition::name)
                .containsExactly("add_plan");
    }

    @Test
    void anAnnotationOfTheApplicationMayBeMadeOfOurs() {
        MigrationDefinition definition = scanned("2");
        assertThat(definition.name()).isEqualTo("fill_plans");
        assertThat(definition.description()).isEqualTo("Fills up");
        assertThat(definition.transaction()).isEqualTo(TransactionMode.NONE);
        assertThat(definition.idempotent()).isTrue();
    }

    @Test
    void aMethodGivesVersionNameAndSource() {
        MigrationDefinition definition = only(Methods.class);
        assertThat(definition.version()).hasToString("4");
        assertThat(definition.name()).isEqualTo("drop_plan");
        assertThat(definition.source()).isEqualTo(Methods.class.getName() + ".v4__DropPlan()");
        assertThat(definition.reversible()).isFalse();
    }

    @Test
    void aMethodWithAnotherBeanNameIsStillCalledByItsOwn() {
        assertThat(only(NamedBean.class).version()).hasToString("5");
    }

    @Test
    void aMethodMayReturnAnAnnotatedClass() {
        MigrationDefinition definition = only(ReturnsAnnotatedClass.class);
        assertThat(definition.version()).hasToString("3.1");
        assertThat(definition.source()).isEqualTo(ReturnsAnnotatedClass.class.getName() + ".plan()");
    }

    @Test
    void nothingIsMadeBeforeItsTurn() {
        MigrationDefinition definition = only(Unmakeable.class);
        assertThat(catchThrowableOfType(
                        RuntimeException.class, () -> definition.migration().get()))
                .hasRootCauseMessage("made");
    }

    @Test
    void behindAProxyIsTheClassThatHasDown() {
        MigrationDefinition definition = only(ProxiedByInterface.class, V3_1__AddPlan.class);
        assertThat(definition.migration().get()).isNotInstanceOf(V3_1__AddPlan.class);
        assertThat(definition.type().get()).isEqualTo(V3_1__AddPlan.class);
        assertThat(definition.version()).hasToString("3.1");
    }

    @Test
    void behindAProxyThatAMethodReturnsIsTheClassThatHasDown() {
        assertThat(only(ReturnsProxy.class).type().get()).isEqualTo(V3_1__AddPlan.class);
    }

    @Test
    void ofAScopedBeanTheTargetIsTheMigration() {
        MigrationDefinition definition = only(Scoped.class);
        assertThat(definition.version()).hasToString("6");
        assertThat(definition.migration().get().getClass()).isEqualTo(Scoped.class);
    }

    @Test
    void oneClassMadeTwiceIsTwoMigrations() {
        assertThat(find(ReturnsAnnotatedClass.class, V3_1__AddPlan.class)).hasSize(2);
    }

    @Test
    void aFactoryBeanIsNotMadeToSeeWhatItProduces() {
        assertThat(find(Methods.class, UnmakeableFactory.class)).hasSize(1);
    }

    @Test
    void aClassThatIsNoMigrationIsRefused() {
        NoMigrationException refusal =
                catchThrowableOfType(NoMigrationException.class, () -> find(V7__NoMigration.class));
        assertThat(refusal)
                .hasMessage(V7__NoMigration.class.getName()
                        + " is annotated with @Migration, but does not implement MongoMigration. Nothing was changed.");
        assertThat(refusal.action())
                .isEqualTo("Let it implement io.automigration.MongoMigration, or remove the annotation.");
    }

    @Test
    void aMethodThatReturnsNoMigrationIsRefused() {
        NoMigrationException refusal =
                catchThrowableOfType(NoMigrationException.class, () -> find(ReturnsObject.class));
        assertThat(refusal)
                .hasMessage(
                        "The method " + ReturnsObject.class.getName() + ".v8__Object() makes a bean that is annotated"
                                + " with @Migration, but returns Object, which is not a MongoMigration. Nothing was changed.");
        assertThat(refusal.action())
                .isEqualTo("Let it return io.automigration.MongoMigration, or remove the annotation.");
    }

    @Test
    void aClassWithoutTheAnnotationIsRefusedAlsoBesideARightOne() {
        assertThat(catchThrowableOfType(
                        NoMigrationException.class, () -> find(V3_1__AddPlan.class, V9__Unannotated.class)))
                .hasMessage(
                        V9__Unannotated.class.getName() + " is a MongoMigration, but is not annotated with @Migration,"
                                + " so it would never be applied. Nothing was changed.");
    }

    @Test
    void aMethodWithoutTheAnnotationIsRefused() {
        assertThat(catchThrowableOfType(NoMigrationException.class, () -> find(UnannotatedMethod.class)))
                .hasMessageStartingWith(UnannotatedMethod.class.getName() + ".v2__x() is a MongoMigration, but");
    }

    @ParameterizedTest
    @ValueSource(classes = {AsyncUp.class, AsyncClass.class, AsyncMethod.class})
    void aMigrationThatWouldRunLaterIsRefused(Class<?> component) {
        assertThat(catchThrowableOfType(
                        NoMigrationException.class,
                        () -> only(component).migration().get()))
                .hasMessageContaining(" is annotated with @Async. It would be recorded as applied before it has run.");
    }

    @Test
    void aNameThatTellsNoVersionIsRefusedWithWhatIsWrong() {
        NoMigrationException refusal =
                catchThrowableOfType(NoMigrationException.class, () -> find(V3_AddFeature.class));
        assertThat(refusal)
                .hasMessage(
                        V3_AddFeature.class.getName() + " gives no version: 'V3_AddFeature' has one underscore between"
                                + " version and name, where two are needed: V3__AddFeature. Nothing was changed.");
    }

    @ParameterizedTest
    @CsvSource({
        "V3AddPlan, has no underscore between version and name",
        "V3_1_AddPlan, has one underscore between version and name",
        "V3, has no name behind the version",
        "AddPlan, does not begin with V and a number",
        "V2__ÄndereGröße, has the letter 'Ä'"
    })
    void whatIsWrongWithANameIsSaid(String name, String problem) {
        assertThat(new ClassName(name).problem()).get().asString().contains(problem);
    }

    private static MigrationDefinition scanned(String version) {
        return find(scanned(new DefaultListableBeanFactory())).stream()
                .filter(definition -> definition.version().toString().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private static AnnotationConfigApplicationContext scanned(DefaultListableBeanFactory beans) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(beans);
        context.scan("io.automigration.autoconfigure.scanned");
        return context;
    }

    private static MigrationDefinition only(Class<?>... components) {
        List<MigrationDefinition> definitions = find(components);
        assertThat(definitions).hasSize(1);
        return definitions.get(0);
    }

    @SuppressWarnings("resource") // closed, nothing could be made any more
    private static List<MigrationDefinition> find(Class<?>... components) {
        return find(new AnnotationConfigApplicationContext(components));
    }

    private static List<MigrationDefinition> find(AnnotationConfigApplicationContext context) {
        return new MigrationBeans(context.getBeanFactory()).definitions();
    }

    @Migration
    static class V3_1__AddPlan implements MongoMigration {
        @Override
        public void up(MigrationContext context) {}

        @Override
        public void down(MigrationContext context) {}
    }

    @Configuration
    static class Methods {
        @Bean
        @Migration
        MongoMigration v4__DropPlan() {
            return MongoMigration.of(context -> {});
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NamedBean {
        @Bean("other")
        @Migration
        static MongoMigration v5__Named() {
            return MongoMigration.of(context -> {});
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ReturnsAnnotatedClass {
        @Bean
        V3_1__AddPlan plan() {
            return new V3_1__AddPlan();
        }
    }

    @Migration(version = "2")
    static class Unmakeable implements MongoMigration {
        Unmakeable() {
            throw new IllegalStateException("made");
        }

        @Override
        public void up(MigrationContext context) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class ProxiedByInterface {
        @Bean
        static BeanNameAutoProxyCreator proxies() {
            BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
            creator.setBeanNames("*AddPlan");
            creator.setInterceptorNames("nothing");
            return creator;
        }

        @Bean
        static MethodInterceptor nothing() {
            return invocation -> invocation.proceed();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ReturnsProxy {
        @Bean
        @Migration(version = "3.1", name = "add_plan")
        MongoMigration proxy() {
            return (MongoMigration) new ProxyFactory(new V3_1__AddPlan()).getProxy();
        }
    }

    @Migration(version = "6", name = "scoped")
    @Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
    static class Scoped implements MongoMigration {
        @Override
        public void up(MigrationContext context) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class UnmakeableFactory {
        @Bean
        @Lazy
        FactoryBean<?> factory() {
            throw new IllegalStateException("made");
        }
    }

    @Migration
    static class V7__NoMigration {}

    @Configuration(proxyBeanMethods = false)
    static class ReturnsObject {
        @Bean
        @Migration
        Object v8__Object() {
            return new Object();
        }
    }

    static class V9__Unannotated implements MongoMigration {
        @Override
        public void up(MigrationContext context) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class UnannotatedMethod {
        @Bean
        MongoMigration v2__x() {
            return MongoMigration.of(context -> {});
        }
    }

    @Migration
    static class V3_AddFeature implements MongoMigration {
        @Override
        public void up(MigrationContext context) {}
    }

    @Migration(version = "1")
    static class AsyncUp implements MongoMigration {
        @Override
        @Async
        public void up(MigrationContext context) {}
    }

    @Async
    @Migration(version = "1")
    static class AsyncClass implements MongoMigration {
        @Override
        public void up(MigrationContext context) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class AsyncMethod {
        @Bean
        @Migration
        MongoMigration v1__Async() {
            return new AsyncUp();
        }
    }
}
