package io.automigration.autoconfigure;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.automigration.testsupport.MongoDbForTests;
import java.util.Arrays;
import java.util.Objects;
import org.bson.Document;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A database of one test, seen from outside of the application that migrates it. */
public final class TestDatabase implements AutoCloseable {

    private final String name = MongoDbForTests.newDatabaseName();
    private final MongoClient client = MongoClients.create(uri());

    /** How an application reaches it. */
    public String uri() {
        return MongoDbForTests.uri(name);
    }

    public MongoDatabase database() {
        return client.getDatabase(name);
    }

    public MongoCollection<Document> collection(String collection) {
        return database().getCollection(collection);
    }

    /** The document with the {@code _id} 1 of {@code people}: what migrations of tests change. */
    public TestDatabase withPerson(String name) {
        collection("people").insertOne(new Document("_id", 1).append("name", name));
        return this;
    }

    public String nameOfPerson() {
        return Objects.requireNonNull(collection("people").find().first()).getString("name");
    }

    /** Whether the history says so of this version. */
    public boolean applied(String version) {
        return collection("_migrations").countDocuments(Filters.and(eq("_id", version), eq("state", "APPLIED"))) == 1;
    }

    /** Whether nobody has written anything here. */
    public boolean untouched() {
        return database().listCollectionNames().first() == null;
    }

    /** An application on it that migrates, without a web server and without what it would say of itself. */
    public SpringApplicationBuilder application(Class<?>... sources) {
        return unconnected(sources).properties("spring.mongodb.uri=" + uri());
    }

    /** Such an application that is not told of the database. */
    static SpringApplicationBuilder unconnected(Class<?>... sources) {
        return new SpringApplicationBuilder(sources)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("auto.migration=true", "server.port=0", "spring.main.log-startup-info=false");
    }

    /** Starts such an application; {@code arguments} as {@code "auto.migration=off"}. */
    public ConfigurableApplicationContext start(Class<?> source, String... arguments) {
        return application(source).run(arguments(arguments));
    }

    public FailedStart failToStart(Class<?> source, String... arguments) {
        return FailedStart.of(application(source), arguments(arguments));
    }

    static String[] arguments(String... pairs) {
        return Arrays.stream(pairs).map(pair -> "--" + pair).toArray(String[]::new);
    }

    @Override
    public void close() {
        database().drop();
        client.close();
    }
}
