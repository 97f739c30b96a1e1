package org.folkmoot.web.document;

import static org.folkmoot.web.document.JsonMaps.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schemas of the document: named for strangers, with words and bounds, in the form of 3.1. */
final class ApiSchemas {
  private static final String PREFIX = "#/components/schemas/";

  private ApiSchemas() {}

  static void finish(Map<String, Object> document, ApiDescriptions descriptions) {
    Map<String, Object> components = map(document.get("components"));
    Map<String, Object> compiled = map(components.get("schemas"));
    Map<String, Object> schemas = new LinkedHashMap<>();
    compiled.forEach(
        (record, schema) -> {
          String name = descriptions.schema(record);
          if (schemas.putIfAbsent(name, schema) != null) {
            throw new IllegalStateException("two schemas are called " + name);
          }
        });
    schemas.put("Problem", descriptions.part("problem"));
    components.put("schemas", schemas);
    JsonMaps.refer(document, ref -> PREFIX + descriptions.schema(ref.substring(PREFIX.length())));
    Set<String> taken = taken(document, schemas);
    schemas.forEach(
        (name, schema) -> fields(name, map(schema), taken.contains(name), descriptions));
    JsonMaps.walk(document.get("paths"), part -> nullable(part, false));
  }

  /** The schemas that requests are made of. */
  private static Set<String> taken(Map<String, Object> document, Map<String, Object> schemas) {
    Set<String> names = new HashSet<>();
    JsonMaps.walk(
        document.get("paths"),
        part -> {
          if (part.get("requestBody") instanceof Map<?, ?> body) {
            JsonMaps.refer(map(body), ref -> reached(ref, schemas, names));
          }
        });
    return names;
  }

  private static String reached(String ref, Map<String, Object> schemas, Set<String> names) {
    String name = ref.substring(PREFIX.length());
    if (names.add(name)) {
      JsonMaps.refer(map(schemas.get(name)), inner -> reached(inner, schemas, names));
    }
    return ref;
  }

  private static void fields(
      String schema, Map<String, Object> whole, boolean isTaken, ApiDescriptions descriptions) {
    if (!(whole.get("properties") instanceof Map<?, ?> properties)) {
      return;
    }
    if (descriptions.part("required").get(schema) instanceof List<?> needed) {
      whole.put("required", needed);
      needed.forEach(name -> map(map(properties).get(name)).remove("nullable"));
    }
    map(properties)
        .forEach(
            (name, value) -> {
              Map<String, Object> field = map(value);
              if (isTime(name) && "string".equals(field.get("type"))) {
                field.put("format", "date-time");
              }
              describe(field, descriptions.field(schema, name));
              nullable(field, isTaken);
              withoutSiblings(field);
            });
  }

  private static boolean isTime(String field) {
    return field.endsWith("At")
        || field.endsWith("Until")
        || field.equals("until")
        || field.equals("at");
  }

  /** Words and bounds, as they are written by hand. */
  static void describe(Map<String, Object> schema, @Nullable Map<String, Object> said) {
    if (said != null) {
      said.forEach((word, value) -> schema.put(word.equals("says") ? "description" : word, value));
    }
  }

  /**
   * What is null isn't in an answer at all; a request may say null, which 3.1 writes as a second
   * type.
   */
  private static void nullable(Map<String, Object> schema, boolean isTaken) {
    if (!Boolean.TRUE.equals(schema.remove("nullable")) || !isTaken) {
      return;
    }
    if (schema.get("type") instanceof String type) {
      schema.put("type", List.of(type, "null"));
      if (schema.get("enum") instanceof List<?> values) {
        schema.put("enum", withNull(values));
      }
    } else if (schema.remove("allOf") instanceof List<?> one) {
      schema.put("anyOf", List.of(one.getFirst(), Map.of("type", "null")));
    }
  }

  private static List<@Nullable Object> withNull(List<?> values) {
    List<@Nullable Object> all = new ArrayList<>(values);
    all.add(null);
    return all;
  }

  /** A reference that stands in a list of one, for words to stand beside it: 3.1 needs no list. */
  private static void withoutSiblings(Map<String, Object> schema) {
    if (schema.get("allOf") instanceof List<?> list
        && list.size() == 1
        && list.getFirst() instanceof Map<?, ?> one) {
      schema.remove("allOf");
      schema.putAll(map(one));
    }
  }
}
