package org.folkmoot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says where the modules stand that are imported by a bare name, as browsers read it: an exact name
 * first, else the longest one that ends in a slash.
 */
final class ImportMap {
  private static final Pattern ENTRY = Pattern.compile("\"([^\"\\\\]+)\"\\s*:\\s*\"([^\"\\\\]+)\"");

  private final Map<String, String> paths;

  /**
   * @param paths by name, as the modules' own import maps have them
   */
  ImportMap(Map<String, String> paths) {
    this.paths = Map.copyOf(paths);
  }

  /**
   * Reads the import maps of jars. They are flat lists of names and paths, so what a JSON reader
   * would add is only more ways to fail.
   */
  static ImportMap of(List<byte[]> jsons) {
    Map<String, String> paths = new HashMap<>();
    for (byte[] json : jsons) {
      ENTRY
          .matcher(new String(json, UTF_8))
          .results()
          .forEach(entry -> paths.put(entry.group(1), entry.group(2)));
    }
    return new ImportMap(paths);
  }

  /** The path of a module that was imported by a bare name. */
  String resolve(String name) {
    String exact = paths.get(name);
    if (exact != null) {
      return withoutRoot(exact);
    }
    return paths.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("/") && name.startsWith(entry.getKey()))
        .max(comparingInt(entry -> entry.getKey().length()))
        .map(entry -> withoutRoot(entry.getValue()) + name.substring(entry.getKey().length()))
        .orElseThrow(() -> new IllegalStateException("No jar brings the module " + name));
  }

  /** What stands in the page: only the names that are used, each with its whole address. */
  static String json(Map<String, String> used, String base) {
    SortedMap<String, String> sorted = new TreeMap<>(used);
    return sorted.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ":" + quoted(base + "/" + entry.getValue()))
        .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
  }

  private static String quoted(String text) {
    if (text.chars().anyMatch(c -> c == '"' || c == '\\' || c == '<' || c < ' ')) {
      throw new IllegalStateException("A module's name can't stand in a page: " + text);
    }
    return '"' + text + '"';
  }

  private static String withoutRoot(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }
}
