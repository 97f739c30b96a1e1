package org.folkmoot.web.edge;

import io.micronaut.json.tree.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes calls out of the document of the interface: some as told, most wrong somewhere. */
final class StrangeCalls {
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");
  private static final int PERCENT = 100;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "tea",
          "~tea",
          "~",
          "..",
          "%",
          "a/b",
          "null",
          "0",
          "-1",
          "9223372036854775808",
          "1e400",
          "2026-02-03T12:00:00.000Z",
          "9999-12-31T23:59:59.999Z",
          "+1000000000-01-01T00:00:00Z",
          "00000000-0000-0000-0000-000000000000",
          "' OR 1=1 --",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}",
          "👍",
          "👩‍👩‍👧‍👦",
          "\u202Egnp.exe",
          "e\u0301",
          "\uFEFF",
          "\uFFFF",
          "\\u0000",
          "\\ud800",
          "陈",
          "مرحبا",
          "x".repeat(70),
          "é".repeat(300),
          "m".repeat(8_001));

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "7",
          "-1",
          "1.0",
          "1.5",
          "1e3",
          "200",
          "201",
          "1000",
          "2147483648",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "1e400");

  /** One call, ready to be sent. */
  record Call(String method, String path, String body) {}

  private final List<Map.Entry<String, JsonNode>> operations = new ArrayList<>();
  private final JsonNode schemas;
  private final RandomGenerator random;
  private final List<String> rooms;
  private final List<String> usernames;

  StrangeCalls(
      JsonNode document, RandomGenerator random, List<String> rooms, List<String> usernames) {
    this.schemas = document.get("components").get("schemas");
    this.random = random;
    this.rooms = rooms;
    this.usernames = usernames;
    for (Map.Entry<String, JsonNode> path : document.get("paths").entries()) {
      for (Map.Entry<String, JsonNode> call : path.getValue().entries()) {
        if (METHODS.contains(call.getKey())) {
          operations.add(
              Map.entry(
                  call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), call.getValue()));
        }
      }
    }
  }

  Call next() {
    Map.Entry<String, JsonNode> operation = one(operations);
    String[] words = operation.getKey().split(" ", 2);
    String path = words[1];
    StringBuilder query = new StringBuilder();
    JsonNode parameters = operation.getValue().get("parameters");
    if (parameters != null) {
      for (JsonNode parameter : parameters.values()) {
        String name = parameter.get("name").getStringValue();
        if (parameter.get("in").getStringValue().equals("path")) {
          path = path.replace("{" + name + "}", encoded(plain(name)));
        } else if (chance(50)) {
          query
              .append(query.isEmpty() ? "?" : "&")
              .append(name)
              .append('=')
              .append(encoded(plain(name)));
        }
      }
    }
    JsonNode body = operation.getValue().get("requestBody");
    return new Call(words[0], path + query, body == null ? "" : body(body));
  }

  private String body(JsonNode body) {
    if (chance(3)) {
      return one(
          List.of(
              "{", "[]", "7", "null", "\"x\"", "{\"a\":}", "{\"body\":\"\\u00", "[".repeat(500)));
    }
    return value("", body.get("content").get("application/json").get("schema"), 0);
  }

  private String value(String name, JsonNode schema, int depth) {
    if (chance(4)) {
      return one(List.of("null", "true", "[]", "{}", "7", "\"x\"", "1.5"));
    }
    JsonNode ref = schema.get("$ref");
    if (ref != null) {
      String of = ref.getStringValue();
      return object(schemas.get(of.substring(of.lastIndexOf('/') + 1)), depth);
    }
    JsonNode either = schema.get("anyOf");
    if (either != null) {
      return value(name, either.get(0), depth);
    }
    String type = schema.get("type") == null ? "object" : schema.get("type").toString();
    if (type.contains("string")) {
      JsonNode words = schema.get("enum");
      return words != null && chance(80)
          ? quoted(words.get(random.nextInt(words.size())))
          : "\"" + escaped(plain(name)) + "\"";
    }
    if (type.contains("integer")) {
      return one(NUMBERS);
    }
    if (type.contains("boolean")) {
      return String.valueOf(random.nextBoolean());
    }
    return type.contains("array") ? array(name, schema, depth) : object(schema, depth);
  }

  private static String quoted(JsonNode word) {
    return word.isNull() ? "null" : "\"" + word.getStringValue() + "\"";
  }

  private String array(String name, JsonNode schema, int depth) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0 && depth < 5; i--) {
      items.add(value(name.replaceFirst("s$", ""), schema.get("items"), depth + 1));
    }
    return "[" + String.join(",", items) + "]";
  }

  private String object(JsonNode schema, int depth) {
    List<String> fields = new ArrayList<>();
    JsonNode properties = schema.get("properties");
    if (properties == null) {
      return "{\"" + escaped(plain("room")) + "\":" + one(NUMBERS) + "}";
    }
    for (Map.Entry<String, JsonNode> field : properties.entries()) {
      if (chance(85)) {
        fields.add(
            "\"" + field.getKey() + "\":" + value(field.getKey(), field.getValue(), depth + 1));
      }
    }
    if (chance(5)) {
      fields.add("\"unknown\":" + one(NUMBERS));
    }
    return "{" + String.join(",", fields) + "}";
  }

  /** What often is right for a field or parameter of this name. */
  private String plain(String name) {
    if (chance(25)) {
      return one(TEXTS);
    }
    return switch (name) {
      case "room" -> one(rooms);
      case "username", "usernames" -> one(usernames);
      case "seq", "before", "after", "around", "limit" -> one(NUMBERS);
      case "emoji", "icon" -> "👍";
      case "password", "current", "next" -> "a good password";
      case "mutedUntil", "until" -> "2099-02-03T12:00:00.000Z";
      case "clientId" -> "c" + random.nextInt(PERCENT);
      case "body" -> "hello @" + one(usernames) + " " + one(TEXTS);
      default -> random.nextBoolean() ? one(TEXTS) : "w" + random.nextInt(PERCENT * PERCENT);
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(PERCENT) < percent;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  // What is written as an escape of JSON stays one.
  private static String escaped(@Nullable String text) {
    return text == null ? "" : text.replace("\"", "\\\"");
  }
}
