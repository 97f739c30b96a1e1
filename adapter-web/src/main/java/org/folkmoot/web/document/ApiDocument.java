package org.folkmoot.web.document;

import static org.folkmoot.web.document.JsonMaps.map;
import static org.folkmoot.web.document.JsonMaps.text;
import static org.folkmoot.web.document.JsonMaps.within;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.folkmoot.web.limit.Counted;
import org.folkmoot.web.limit.Expensive;
import org.jspecify.annotations.Nullable;

/**
 * The document of the HTTP interface, as OpenAPI 3.1. What calls there are, and what they take and
 * give, is read from the code when it is compiled; what each may be refused with follows from the
 * form of the call; words and bounds are written by hand (openapi-descriptions.yaml). It is made
 * when it is first asked for.
 */
@Singleton
final class ApiDocument {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String PROBLEM = "application/problem+json";

  private final ResourceResolver resources;
  private final JsonMapper json;
  private final Router router;
  private volatile byte @Nullable [] made;

  ApiDocument(ResourceResolver resources, JsonMapper json, Router router) {
    this.resources = resources;
    this.json = json;
    this.router = router;
  }

  byte[] bytes() {
    byte[] done = made;
    if (done == null) {
      done = make();
      made = done;
    }
    return done;
  }

  private byte[] make() {
    try {
      Map<String, Object> document = compiled();
      ApiDescriptions descriptions = ApiDescriptions.read();
      document.put("openapi", "3.1.0");
      document.put("tags", tags(descriptions));
      ApiSchemas.finish(document, descriptions);
      Map<String, Object> paths = map(document.get("paths"));
      Map<String, UriRouteInfo<?, ?>> routes = new TreeMap<>();
      router.uriRoutes().forEach(route -> routes.put(name(route), route));
      for (UriRouteInfo<?, ?> route : routes.values()) {
        String path = route.getUriMatchTemplate().toPathString();
        String method = route.getHttpMethodName().toLowerCase(Locale.ROOT);
        if (paths.get(path) instanceof Map<?, ?> calls
            && calls.get(method) instanceof Map<?, ?> call) {
          finish(map(call), route, path, method, descriptions);
        }
      }
      return json.writeValueAsBytes(document);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
  }

  private Map<String, Object> compiled() throws IOException {
    try (InputStream file =
        resources
            .getResourceAsStream("classpath:META-INF/swagger/openapi.json")
            .orElseThrow(() -> new IllegalStateException("no document was compiled"))) {
      return new LinkedHashMap<>(json.readValue(file, Argument.mapOf(String.class, Object.class)));
    }
  }

  private static List<Map<String, Object>> tags(ApiDescriptions descriptions) {
    List<Map<String, Object>> tags = new ArrayList<>();
    new TreeMap<>(descriptions.part("tags"))
        .forEach((name, says) -> tags.add(Map.of("name", name, "description", says)));
    return tags;
  }

  private static void finish(
      Map<String, Object> call,
      UriRouteInfo<?, ?> route,
      String path,
      String method,
      ApiDescriptions descriptions) {
    Map<String, Object> said = descriptions.call(method, path);
    if (said == null) {
      return;
    }
    call.put("operationId", said.get("id"));
    call.put("summary", said.get("says"));
    Object more = said.get("more");
    call.put("description", more == null ? said.get("says") : said.get("says") + " " + more);
    boolean isSecured = isSecured(route);
    call.put(
        "security",
        isSecured
            ? List.of(Map.of(OpenApi.BEARER, List.of()), Map.of(OpenApi.COOKIE, List.of()))
            : List.of());
    parameters(call, path, method, descriptions);
    answers(call, said);
    Set<String> refusals = refusals(call, route, isSecured);
    if (said.get("refuses") instanceof List<?> own) {
      own.forEach(code -> refusals.add((String) code));
    }
    refuse(call, refusals, descriptions);
  }

  private static boolean isSecured(UriRouteInfo<?, ?> route) {
    return !route
        .getTargetMethod()
        .stringValue(Secured.class)
        .orElse("")
        .equals(SecurityRule.IS_ANONYMOUS);
  }

  private static void parameters(
      Map<String, Object> call, String path, String method, ApiDescriptions descriptions) {
    if (!(call.get("parameters") instanceof List<?> parameters)) {
      return;
    }
    for (Object one : parameters) {
      Map<String, Object> parameter = map(one);
      String name = text(parameter, "name");
      Map<String, Object> said = descriptions.parameter(name);
      parameter.remove("explode");
      Map<String, Object> schema = within(parameter, "schema");
      ApiSchemas.describe(schema, said);
      if (schema.remove("description") instanceof String says) {
        parameter.put("description", says);
      }
      if ("query".equals(parameter.get("in")) && schema.containsKey("default")) {
        parameter.remove("required");
      }
      List<Integer> limit = name.equals("limit") ? descriptions.limit(method, path) : null;
      if (limit != null) {
        schema.put("default", limit.getFirst());
        schema.put("maximum", limit.getLast());
      }
    }
  }

  /** What the call answers when it isn't refused. */
  private static void answers(Map<String, Object> call, Map<String, Object> said) {
    Map<String, Object> compiled = map(call.get("responses"));
    Map<String, Object> told =
        said.get("answers") instanceof Map<?, ?> own ? map(own) : Map.<String, Object>of();
    if (told.isEmpty()) {
      compiled.values().forEach(answer -> map(answer).put("description", "It is done."));
      return;
    }
    Map<String, Object> answers = new LinkedHashMap<>();
    new LinkedHashMap<Object, Object>(told)
        .forEach(
            (status, says) -> {
              Map<String, Object> answer = new LinkedHashMap<>();
              answer.put("description", says);
              if (!status.toString().equals("204")) {
                answer.put("content", map(compiled.get("200")).get("content"));
              }
              answers.put(status.toString(), answer);
            });
    call.put("responses", answers);
  }

  /** What the form of a call may be refused with. */
  private static Set<String> refusals(
      Map<String, Object> call, UriRouteInfo<?, ?> route, boolean isSecured) {
    Set<String> codes = new LinkedHashSet<>();
    boolean hasBody = call.containsKey("requestBody");
    boolean changes = !route.getHttpMethodName().equals("GET");
    if (hasBody || call.containsKey("parameters") || changes) {
      codes.add("invalid");
    }
    if (isSecured) {
      codes.add("unauthenticated");
    }
    if (changes || route.getUriMatchTemplate().toPathString().contains("{room}")) {
      codes.add("forbidden");
    }
    if (route.getUriMatchTemplate().toPathString().contains("{")
        || route.getUriMatchTemplate().toPathString().endsWith("/dms")) {
      codes.add("not_found");
    }
    if (changes) {
      codes.add("too_large");
      codes.add("unsupported_type");
    }
    if (route.getTargetMethod().hasAnnotation(Counted.class)
        || route.getTargetMethod().hasAnnotation(Expensive.class)) {
      codes.add("rate_limited");
    }
    codes.add("unavailable");
    return codes;
  }

  private static void refuse(
      Map<String, Object> call, Set<String> codes, ApiDescriptions descriptions) {
    Map<String, List<String>> byStatus = new TreeMap<>();
    for (String code : descriptions.part("refusals").keySet()) {
      if (codes.contains(code)) {
        byStatus.computeIfAbsent(descriptions.status(code), none -> new ArrayList<>()).add(code);
      }
    }
    Map<String, Object> answers = map(call.get("responses"));
    byStatus.forEach(
        (status, ofIt) -> {
          List<String> says =
              ofIt.stream().map(c -> "`" + c + "`: " + descriptions.refusal(c)).toList();
          Map<String, Object> schema =
              Map.of(
                  "allOf",
                  List.of(
                      Map.of("$ref", SCHEMAS + "Problem"),
                      Map.of("properties", Map.of("code", Map.of("enum", ofIt)))));
          answers.put(
              status,
              Map.of(
                  "description",
                  String.join(" ", says),
                  "content",
                  Map.of(PROBLEM, Map.of("schema", schema))));
        });
  }
}
