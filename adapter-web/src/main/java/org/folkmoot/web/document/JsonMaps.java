package org.folkmoot.web.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** JSON or YAML as maps, lists and plain values, which is how both are parsed. */
final class JsonMaps {
  private JsonMaps() {}

  /** What is there as a map; it is the caller who knows that it is one. */
  @SuppressWarnings(
      "unchecked") // names in JSON are texts, and each value is looked at when it is used
  static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  /** What is there as a text; it is the caller who knows that it is one. */
  static String text(Map<String, Object> whole, String name) {
    return (String) Objects.requireNonNull(whole.get(name), name);
  }

  /** The map within a map, made if it isn't there. */
  static Map<String, Object> within(Map<String, Object> whole, String name) {
    return map(whole.computeIfAbsent(name, absent -> new LinkedHashMap<String, Object>()));
  }

  /** Each map of the tree, from the outside. */
  static void walk(@Nullable Object tree, Consumer<Map<String, Object>> visit) {
    if (tree instanceof Map<?, ?>) {
      Map<String, Object> here = map(tree);
      visit.accept(here);
      List.copyOf(here.values()).forEach(value -> walk(value, visit));
    } else if (tree instanceof List<?> list) {
      list.forEach(value -> walk(value, visit));
    }
  }

  /** Points each reference elsewhere. */
  static void refer(@Nullable Object tree, UnaryOperator<String> elsewhere) {
    walk(
        tree,
        here -> {
          if (here.get("$ref") instanceof String reference) {
            here.put("$ref", elsewhere.apply(reference));
          }
        });
  }
}
