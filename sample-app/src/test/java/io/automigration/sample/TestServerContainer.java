package io.automigration.sample;

import io.automigration.testsupport.MongoDbForTests;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** Stands for a container where there is no Docker, so that the same test runs by the same way: it is on the test server. */
final class TestServerContainer extends MongoDBContainer {

    private static final String IMAGE = "mongo:8";

    private final String uri = MongoDbForTests.uri(MongoDbForTests.newDatabaseName());

    private TestServerContainer() {
        super(IMAGE);
    }

    static MongoDBContainer orContainerWhereDockerIs() {
        return DockerClientFactory.instance().isDockerAvailable()
                ? new MongoDBContainer(IMAGE).withReplicaSet()
                : new TestServerContainer();
    }

    @Override
    public String getDockerImageName() {
        return IMAGE;
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public String getConnectionString() {
        return uri;
    }

    @Override
    public String getReplicaSetUrl() {
        return uri;
    }

    @Override
    public String getReplicaSetUrl(String databaseName) {
        return uri;
    }
}
