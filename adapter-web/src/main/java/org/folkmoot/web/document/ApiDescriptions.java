package org.folkmoot.web.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Words, bounds and refusals of the HTTP interface, as {@code openapi-descriptions.yaml} has them.
 */
final class ApiDescriptions {
  private final Map<String, Object> all;

  private ApiDescriptions(Map<String, Object> all) {
    this.all = all;
  }

  static ApiDescriptions read() {
    try (InputStream file =
        ApiDescriptions.class.getResourceAsStream("openapi-descriptions.yaml")) {
      if (file == null) {
        throw new IllegalStateException(
            "openapi-descriptions.yaml is missing beside " + ApiDescriptions.class);
      }
      return new ApiDescriptions(
          JsonMaps.map(new Yaml(new SafeConstructor(new LoaderOptions())).load(file)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A part of the file: what stands in it by name. */
  Map<String, Object> part(String name) {
    return JsonMaps.map(all.get(name));
  }

  @Nullable Map<String, Object> call(String method, String path) {
    return entry("calls", method.toUpperCase(Locale.ROOT) + " " + path);
  }

  @Nullable Map<String, Object> parameter(String name) {
    return entry("parameters", name);
  }

  /** What is said of a schema's field, or else of all fields of that name. */
  @Nullable Map<String, Object> field(String schema, String name) {
    Map<String, Object> own = entry("fields", schema + "." + name);
    return own == null ? entry("fields", name) : own;
  }

  /** The usual and the highest {@code limit} of a call. */
  @Nullable List<Integer> limit(String method, String path) {
    Object both = part("limits").get(method.toUpperCase(Locale.ROOT) + " " + path);
    return both instanceof List<?> list ? list.stream().map(Integer.class::cast).toList() : null;
  }

  /** The status that a refusal is answered with. */
  String status(String code) {
    return String.valueOf(JsonMaps.map(part("refusals").get(code)).get("status"));
  }

  String refusal(String code) {
    return String.valueOf(JsonMaps.map(part("refusals").get(code)).get("says"));
  }

  /** What a schema is called, whose record stands inside a controller or ends with View. */
  String schema(String record) {
    Object other = part("names").get(record);
    return other == null ? record.substring(record.lastIndexOf('.') + 1) : (String) other;
  }

  private @Nullable Map<String, Object> entry(String part, String name) {
    Object found = part(part).get(name);
    return found == null ? null : JsonMaps.map(found);
  }
}
