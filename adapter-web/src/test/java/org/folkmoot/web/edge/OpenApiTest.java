package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

  private static Site site;
  private static JsonNode document;

  @BeforeAll
  static void open() throws IOException {
    site = Site.open();
    Site.Answer answer = site.nobody().get("/openapi.json").is(200);
    document = answer.json();
    // For whoever wants to look at it, or to make a client of it.
    Files.writeString(Path.of("target", "openapi.json"), answer.text());
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void itIsServedToEverybodyAndNamesEveryCallAndNoOther() {
    assertThat(document.get("openapi").getStringValue()).startsWith("3.1");
    Set<String> calls = new TreeSet<>();
    for (UriRouteInfo<?, ?> call : site.router().uriRoutes().toList()) {
      if (isOurs(call)) {
        calls.add(call.getHttpMethodName() + " " + call.getUriMatchTemplate().toPathString());
      }
    }
    assertThat(calls).hasSizeGreaterThan(50);
    Set<String> told = new TreeSet<>();
    operations().forEach((name, operation) -> told.add(name));
    assertThat(told).isEqualTo(calls);
  }

  /** What isn't said here is to be written into openapi-descriptions.yaml. */
  @Test
  void everyCallParameterAndFieldHasItsWords() {
    List<String> silent = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    operations()
        .forEach(
            (name, operation) -> {
              if (isSilent(operation, "summary") || isSilent(operation, "description")) {
                silent.add(name);
              } else if (!ids.add(operation.get("operationId").getStringValue())) {
                silent.add("the second " + operation.get("operationId").getStringValue());
              }
              JsonNode parameters = operation.get("parameters");
              if (parameters != null) {
                parameters
                    .values()
                    .forEach(
                        one -> {
                          if (isSilent(one, "description")) {
                            silent.add(name + ", " + one.get("name").getStringValue());
                          }
                        });
              }
              assertThat(operation.get("tags").size()).as(name).isOne();
              assertThat(operation.get("security")).as(name).isNotNull();
              assertThat(operation.get("responses").get("503")).as(name).isNotNull();
            });
    for (Map.Entry<String, JsonNode> schema : schemas()) {
      JsonNode fields = schema.getValue().get("properties");
      for (Map.Entry<String, JsonNode> field : fields.entries()) {
        if (isSilent(field.getValue(), "description")) {
          silent.add(schema.getKey() + "." + field.getKey());
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  /** Before anything of the path or the body is looked at. */
  @Test
  void whatIsSecuredAsksWhoeverIsNobodyToSignIn() {
    int secured = 0;
    for (Map.Entry<String, JsonNode> operation : operations().entrySet()) {
      if (operation.getValue().get("security").size() > 0) {
        secured++;
        String[] call = operation.getKey().split(" ", 2);
        String path = call[1].replaceAll("\\{[a-z]+}", "7");
        site.nobody().send(call[0], path, "").isProblem(401, "unauthenticated", "");
      }
    }
    assertThat(secured).isGreaterThan(40);
  }

  /** Every text and number that a caller may send says how long or how great it may be. */
  @Test
  void whatIsTakenHasBounds() {
    List<String> unbounded = new ArrayList<>();
    operations()
        .forEach(
            (name, operation) -> {
              JsonNode parameters = operation.get("parameters");
              if (parameters != null) {
                parameters
                    .values()
                    .forEach(
                        one -> {
                          if (isUnbounded(one.get("schema"))) {
                            unbounded.add(name + ", " + one.get("name").getStringValue());
                          }
                        });
              }
              JsonNode body = operation.get("requestBody");
              if (body != null) {
                String ref =
                    body.get("content")
                        .get("application/json")
                        .get("schema")
                        .get("$ref")
                        .getStringValue();
                String schema = ref.substring(ref.lastIndexOf('/') + 1);
                JsonNode fields =
                    document.get("components").get("schemas").get(schema).get("properties");
                for (Map.Entry<String, JsonNode> field : fields.entries()) {
                  if (isUnbounded(field.getValue())) {
                    unbounded.add(schema + "." + field.getKey());
                  }
                }
              }
            });
    assertThat(unbounded).isEmpty();
  }

  private static boolean isUnbounded(JsonNode schema) {
    String type = schema.get("type") == null ? "" : schema.get("type").toString();
    return type.contains("string")
        && schema.get("maxLength") == null
        && schema.get("enum") == null
        && schema.get("format") == null;
  }

  private static boolean isSilent(JsonNode of, String field) {
    JsonNode text = of.get(field);
    return text == null || text.getStringValue().isBlank();
  }

  private static Iterable<Map.Entry<String, JsonNode>> schemas() {
    return document.get("components").get("schemas").entries();
  }

  private static Map<String, JsonNode> operations() {
    Map<String, JsonNode> all = new java.util.TreeMap<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").entries()) {
      for (Map.Entry<String, JsonNode> call : path.getValue().entries()) {
        if (METHODS.contains(call.getKey())) {
          all.put(call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), call.getValue());
        }
      }
    }
    return all;
  }

  private static boolean isOurs(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toPathString().startsWith("/api/")
        && !route.getHttpMethodName().equals("HEAD");
  }
}
