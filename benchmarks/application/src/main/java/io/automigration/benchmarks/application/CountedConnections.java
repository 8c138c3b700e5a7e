package io.automigration.benchmarks.application;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.ConnectionCheckedInEvent;
import com.mongodb.event.ConnectionCheckedOutEvent;
import com.mongodb.event.ConnectionClosedEvent;
import com.mongodb.event.ConnectionCreatedEvent;
import com.mongodb.event.ConnectionPoolListener;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts the connections in the pools of this process, and those in use. */
public class CountedConnections implements BeanPostProcessor, ConnectionPoolListener {

    static final AtomicInteger open = new AtomicInteger();
    static final AtomicInteger inUse = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof MongoClientSettings settings
                ? MongoClientSettings.builder(settings)
                        .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(this))
                        .build()
                : bean;
    }

    @Override
    public void connectionCreated(ConnectionCreatedEvent event) {
        open.incrementAndGet();
    }

    @Override
    public void connectionClosed(ConnectionClosedEvent event) {
        open.decrementAndGet();
    }

    @Override
    public void connectionCheckedOut(ConnectionCheckedOutEvent event) {
        inUse.incrementAndGet();
    }

    @Override
    public void connectionCheckedIn(ConnectionCheckedInEvent event) {
        inUse.decrementAndGet();
    }
}
