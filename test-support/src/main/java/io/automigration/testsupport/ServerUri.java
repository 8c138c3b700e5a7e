package io.automigration.testsupport;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A MongoDB URI in its parts: {@code mongodb://user:password@hosts/database?options}. */
public record ServerUri(String start, String hosts, String database, List<String> options) {

    private static final int DEFAULT_PORT = 27017;
    private static final Pattern FORM = Pattern.compile("(mongodb(?:\\+srv)?://(?:[^@/]*@)?)([^/?]+)/?([^?]*)\\??(.*)");

    public static ServerUri parse(String uri) {
        Matcher parts = FORM.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a URI of MongoDB");
        }
        List<String> options = Arrays.stream(parts.group(4).split("&"))
                .filter(option -> !option.isEmpty())
                .toList();
        return new ServerUri(parts.group(1), parts.group(2), parts.group(3), options);
    }

    /** The same server and user, another database. */
    public ServerUri withDatabase(String name) {
        if (!start.endsWith("@") || has("authSource")) {
            return new ServerUri(start, hosts, name, options);
        }
        // the user is in the database that the URI named
        return new ServerUri(start, hosts, name, options).with("authSource", database.isEmpty() ? "admin" : database);
    }

    /** The same with this option, whatever it was. */
    public ServerUri with(String option, String value) {
        Stream<String> others = options.stream().filter(each -> !named(each, option));
        return new ServerUri(
                start,
                hosts,
                database,
                Stream.concat(others, Stream.of(option + "=" + value)).toList());
    }

    /** The same user and database, by way of one address that stands for the only server. */
    public ServerUri directlyAt(String address) {
        List<String> kept =
                options.stream().filter(option -> !named(option, "replicaSet")).toList();
        return new ServerUri(start, address, database, kept).with("directConnection", "true");
    }

    /** The address of the first of the hosts. */
    public InetSocketAddress firstHost() {
        String[] address = hosts.split(",", 2)[0].split(":", 2);
        int port = address.length == 1 ? DEFAULT_PORT : Integer.parseInt(address[1]);
        return InetSocketAddress.createUnresolved(address[0], port);
    }

    private boolean has(String name) {
        return options.stream().anyMatch(option -> named(option, name));
    }

    private static boolean named(String option, String name) {
        return option.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + "=");
    }

    @Override
    public String toString() {
        return start + hosts + "/" + database + (options.isEmpty() ? "" : "?" + String.join("&", options));
    }
}
