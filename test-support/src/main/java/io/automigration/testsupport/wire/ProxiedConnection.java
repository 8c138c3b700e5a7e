package io.automigration.testsupport.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonValue;

/**
 * A driver's connection and its counterpart to the server. One thread serves it: a driver sends the next command only when it
 * has the answer to the last one. So a driver that goes away during a command is noticed after the server's answer.
 */
final class ProxiedConnection implements Runnable {

    private static final BsonDocument DONE = new BsonDocument("ok", new BsonDouble(1));

    private final WireProxy proxy;
    private final int number;
    private final Socket driver;
    private final Socket server;
    private String appName = "";

    ProxiedConnection(WireProxy proxy, int number, Socket driver, Socket server) {
        this.proxy = proxy;
        this.number = number;
        this.driver = driver;
        this.server = server;
    }

    @Override
    public void run() {
        try (driver;
                server) {
            driver.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            InputStream requests = new BufferedInputStream(driver.getInputStream());
            while (!driver.isClosed()) {
                serve(WireMessage.read(requests));
            }
        } catch (IOException e) {
            // one of the two has gone; so goes the other
        } finally {
            proxy.ended(this);
        }
    }

    private void serve(WireMessage request) throws IOException {
        if (proxy.isPartitioned()) {
            return;
        }
        BsonDocument body = request.body();
        if (Housekeeping.includes(body.getFirstKey())) {
            noteAppName(body);
            send(request);
            WireMessage answer = WireMessage.read(server.getInputStream());
            boolean hello = Housekeeping.isHello(body.getFirstKey());
            answer(hello ? answer.changed(proxy::introduced) : answer);
        } else {
            WireProxy.Ruling ruling = proxy.judge(body, number, appName);
            ruling.fate().befall(new Exchange(this, request, ruling.command()));
        }
    }

    private void noteAppName(BsonDocument hello) {
        BsonValue application = hello.getDocument("client", new BsonDocument()).get("application");
        if (application != null) {
            appName = application.asDocument().getString("name").getValue();
        }
    }

    BsonDocument execute(WireMessage request) throws IOException {
        send(request);
        return request.wantsAnswer() ? WireMessage.read(server.getInputStream()).body() : DONE;
    }

    void send(WireMessage request) throws IOException {
        request.write(server.getOutputStream());
    }

    void answer(WireMessage answer) throws IOException {
        if (!proxy.isPartitioned()) {
            answer.write(driver.getOutputStream());
        }
    }

    void cutOff() {
        proxy.cutOff();
    }

    void close() {
        try (driver;
                server) {
            // closing is all
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
