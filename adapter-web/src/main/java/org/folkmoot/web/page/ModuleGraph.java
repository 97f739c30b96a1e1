package org.folkmoot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All modules that the page loads, found by following imports from the first one.
 *
 * @param files by path, in the order in which they were found
 * @param bareNames the paths of those imported by a bare name
 */
record ModuleGraph(Map<String, byte[]> files, Map<String, String> bareNames) {
  /** A client with more modules than this follows imports in a circle of its own making. */
  private static final int MODULES_MAX = 1_000;

  /**
   * An import or re-export as a statement: at the start of a line, or behind another statement in
   * minified code. Imports in comments, which carry only types, begin with an asterisk or an at.
   */
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?:^|[;}]|\\*/)[ \\t]*(?:import|export)(?:[\\s{*][^;\"'()]*?from\\s*|\\s*)"
              + "[\"']([^\"'\\s]+)[\"']",
          Pattern.MULTILINE);

  static ModuleGraph from(String entry, ClientFolder folder, ImportMap importMap) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Map<String, String> bareNames = new LinkedHashMap<>();
    Deque<String> ahead = new ArrayDeque<>(List.of(entry));
    while (!ahead.isEmpty()) {
      String path = ahead.remove();
      if (files.containsKey(path)) {
        continue;
      }
      if (files.size() >= MODULES_MAX) {
        throw new IllegalStateException("The client has more than " + MODULES_MAX + " modules.");
      }
      byte[] bytes = folder.read(path);
      files.put(path, bytes);
      Matcher imports = IMPORT.matcher(new String(bytes, UTF_8));
      while (imports.find()) {
        String name = imports.group(1);
        if (isRelative(name)) {
          ahead.add(URI.create(path).resolve(name).toString());
        } else {
          ahead.add(bareNames.computeIfAbsent(name, importMap::resolve));
        }
      }
    }
    return new ModuleGraph(files, bareNames);
  }

  private static boolean isRelative(String name) {
    return name.startsWith("./") || name.startsWith("../");
  }
}
