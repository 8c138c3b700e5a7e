package io.automigration.sample.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;

/** The properties that an application can have, by what the jars on its class path say of them; and ours among them. */
final class Properties {

    /** Each by its name. */
    static final Map<String, Document> ALL = read();

    private Properties() {}

    static List<String> ours() {
        return ALL.keySet().stream().filter(Properties::isOurs).toList();
    }

    static boolean isOurs(String name) {
        return name.startsWith("auto.migration") && ALL.containsKey(name);
    }

    /** Its name in the environment. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT)
                .replace('.', '_')
                .replace("-", property.startsWith("auto.") ? "_" : "");
    }

    private static Map<String, Document> read() {
        Map<String, Document> all = new LinkedHashMap<>();
        try {
            for (URL metadata : Collections.list(
                    Properties.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                try (InputStream in = metadata.openStream()) {
                    Document read = Document.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    new ArrayList<>(read.getList("properties", Document.class))
                            .forEach(property -> all.put(property.getString("name"), property));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
