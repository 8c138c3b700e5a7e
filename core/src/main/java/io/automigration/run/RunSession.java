package io.automigration.run;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.core.InfrastructureProxy;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * The application's factory, but with one session for all transactions of a run: the next transaction of a session ends the
 * one before, should that have been left open on the server, and a successor can end it by the session's id.
 *
 * <p>Transactions are bound to the application's factory, so that all its templates take part.
 */
record RunSession(MongoDatabaseFactory factory, ClientSession session)
        implements MongoDatabaseFactory, InfrastructureProxy {

    @Override
    public Object getWrappedObject() {
        return factory;
    }

    @Override
    public ClientSession getSession(ClientSessionOptions options) {
        return (ClientSession) Proxy.newProxyInstance(
                ClientSession.class.getClassLoader(),
                new Class<?>[] {ClientSession.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        endTransaction();
                        return null;
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void endTransaction() {
        if (session.hasActiveTransaction()) {
            session.abortTransaction();
        }
    }

    @Override
    public MongoDatabase getMongoDatabase() {
        return factory.getMongoDatabase();
    }

    @Override
    public MongoDatabase getMongoDatabase(String name) {
        return factory.getMongoDatabase(name);
    }

    @Override
    public PersistenceExceptionTranslator getExceptionTranslator() {
        return factory.getExceptionTranslator();
    }

    @Override
    public MongoDatabaseFactory withSession(ClientSession bound) {
        return factory.withSession(bound);
    }
}
