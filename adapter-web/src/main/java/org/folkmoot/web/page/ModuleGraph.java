package org.folkmoot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All modules that the page loads, found by following imports from the first one.
 *
 * @param files by path, in the order in which they were found
 * @param bareNames the paths of those imported by a bare name
 * @param steps the paths of those that the page needs at once, then of those that it imports when
 *     it comes to them, then of those that these import so
 */
record ModuleGraph(
    Map<String, byte[]> files, Map<String, String> bareNames, List<List<String>> steps) {
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

  /** An import as a call, which the page makes when it comes to it. */
  private static final Pattern LATER =
      Pattern.compile("(?<![\\w$.{@])import\\(\\s*[\"']([^\"'\\s]+)[\"']\\s*\\)");

  static ModuleGraph from(String entry, ClientFolder folder, ImportMap importMap) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Map<String, String> bareNames = new LinkedHashMap<>();
    List<List<String>> steps = new ArrayList<>();
    Set<String> next = Set.of(entry);
    while (!next.isEmpty()) {
      Set<String> later = new LinkedHashSet<>();
      List<String> step = new ArrayList<>();
      Deque<String> ahead = new ArrayDeque<>(next);
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
        step.add(path);
        String text = new String(bytes, UTF_8);
        namedBy(IMPORT, text)
            .map(name -> pathOf(name, path, bareNames, importMap))
            .forEach(ahead::add);
        namedBy(LATER, text)
            .map(name -> pathOf(name, path, bareNames, importMap))
            .forEach(later::add);
      }
      later.removeAll(files.keySet());
      if (!step.isEmpty()) {
        steps.add(step);
      }
      next = later;
    }
    return new ModuleGraph(files, bareNames, steps);
  }

  private static Stream<String> namedBy(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1));
  }

  private static String pathOf(
      String name, String from, Map<String, String> bareNames, ImportMap importMap) {
    return isRelative(name)
        ? URI.create(from).resolve(name).toString()
        : bareNames.computeIfAbsent(name, importMap::resolve);
  }

  private static boolean isRelative(String name) {
    return name.startsWith("./") || name.startsWith("../");
  }
}
