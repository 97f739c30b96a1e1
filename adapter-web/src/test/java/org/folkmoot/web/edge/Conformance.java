package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds each call and its answer against the document: the status must be told, an answer must be
 * as told and have no field besides, and what was accepted must have been allowed.
 */
final class Conformance {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final ObjectNode document;
  private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

  Conformance(String document) {
    this.document = (ObjectNode) parsed(document);
    // A field that isn't told would be built upon, and then missed.
    for (JsonNode schema : this.document.at("/components/schemas")) {
      if (schema.has("properties")) {
        ((ObjectNode) schema).put("unevaluatedProperties", false);
      }
    }
  }

  void check(String method, String path, String body, int status, String type, String answer) {
    JsonNode call = call(method, path);
    if (call == null || isOfNoCall(status)) {
      return;
    }
    String name = method + " " + path + " → " + status;
    JsonNode told = call.at("/responses/" + status);
    assertThat(told.isMissingNode()).as("%s is not in the document: %s", name, answer).isFalse();
    JsonNode content = told.path("content");
    if (content.isEmpty()) {
      assertThat(answer).as(name).isEmpty();
    } else {
      String media = type.replaceFirst(";.*", "");
      assertThat(content.has(media)).as("%s answers %s", name, type).isTrue();
      valid(name, content.path(media).path("schema"), parsed(answer));
    }
    JsonNode taken = call.at("/requestBody/content/application~1json/schema");
    if (status < 300 && !body.isEmpty() && !taken.isMissingNode()) {
      validLoosely(name + ", body", taken, parsed(body));
    }
  }

  // Another method, or too long an address: answered before it is known which call it is.
  private static boolean isOfNoCall(int status) {
    return status == 405 || status == 414;
  }

  private void valid(String name, JsonNode schema, JsonNode value) {
    Set<String> wrong = new TreeSet<>();
    schema(schema).validate(value).forEach(one -> wrong.add(one.getMessage()));
    assertThat(wrong).as("%s: %s", name, value).isEmpty();
  }

  // Unknown fields are ignored.
  private void validLoosely(String name, JsonNode schema, JsonNode value) {
    Set<String> wrong = new TreeSet<>();
    schema(schema)
        .validate(value)
        .forEach(
            one -> {
              if (!one.getType().equals("unevaluatedProperties")) {
                wrong.add(one.getMessage());
              }
            });
    assertThat(wrong).as("%s: %s", name, value).isEmpty();
  }

  private JsonSchema schema(JsonNode schema) {
    return schemas.computeIfAbsent(
        schema,
        one -> {
          ObjectNode root = one.deepCopy();
          root.set("components", document.get("components"));
          return SCHEMAS.getSchema(root);
        });
  }

  private @Nullable JsonNode call(String method, String path) {
    String plain = path.replaceFirst("\\?.*", "");
    JsonNode best = null;
    int variables = Integer.MAX_VALUE;
    for (Map.Entry<String, JsonNode> one : document.get("paths").properties()) {
      String template = one.getKey();
      int its = template.split("\\{", -1).length;
      if (Pattern.matches(template.replaceAll("\\{[a-z]+}", "[^/]+"), plain) && its < variables) {
        variables = its;
        best = one.getValue().get(method.toLowerCase(Locale.ROOT));
      }
    }
    return best;
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(text, broken);
    }
  }
}
