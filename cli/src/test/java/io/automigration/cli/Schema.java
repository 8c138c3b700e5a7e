package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * What {@code docs/commands.schema.json} says of the JSON of a command: enough of JSON Schema to hold it against what is
 * written. Stricter than a reader may be: a field that is not described is a fault here.
 */
record Schema(Document all, Document schema) {

    static Schema of(String command) {
        try {
            Document all = Document.parse(Files.readString(Path.of("../docs/commands.schema.json")));
            return new Schema(all, definition(all, command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(String json) {
        check(Document.parse(json), schema, "");
    }

    private void check(Object value, Document described, String path) {
        Document here = described.containsKey("$ref")
                ? definition(all, described.getString("$ref").replace("#/$defs/", ""))
                : described;
        assertThat(types(here)).as(path).contains(typeOf(value));
        if (here.containsKey("enum")) {
            assertThat(here.getList("enum", Object.class)).as(path).contains(value);
        }
        if (value instanceof Document object) {
            Document properties = here.get("properties", Document.class);
            assertThat(properties.keySet()).as(path).containsAll(object.keySet());
            assertThat(object.keySet()).as(path).containsAll(here.getList("required", String.class, List.of()));
            object.forEach((name, field) -> check(field, properties.get(name, Document.class), path + "/" + name));
        }
        if (value instanceof List<?> list) {
            list.forEach(item -> check(item, here.get("items", Document.class), path + "/[]"));
        }
    }

    private static List<String> types(Document schema) {
        Object type = schema.get("type");
        return type instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(type));
    }

    private static String typeOf(Object value) {
        if (value == null) {
            return "null";
        }
        return Map.<Class<?>, String>of(
                        String.class,
                        "string",
                        Integer.class,
                        "integer",
                        Long.class,
                        "integer",
                        Boolean.class,
                        "boolean")
                .getOrDefault(value.getClass(), value instanceof List ? "array" : "object");
    }

    private static Document definition(Document all, String name) {
        return all.get("$defs", Document.class).get(name, Document.class);
    }
}
