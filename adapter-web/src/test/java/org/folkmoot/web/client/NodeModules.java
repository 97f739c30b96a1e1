package org.folkmoot.web.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays npm packages out of their Maven jars in the shape of a node_modules folder: what browsers
 * load lies in the jar itself, and all else, type declarations too, in an archive within it.
 */
final class NodeModules {
  private static final String REST = "META-INF/.more.tgz";
  private static final Pattern NAME_AND_PLACE =
      Pattern.compile("\"([^\"]+[^/\"])\"\\s*:\\s*\"/(_static/[^/\"]+/[^/\"]+)/");

  private NodeModules() {}

  static void layOut(Path folder) throws IOException, InterruptedException {
    for (URL map :
        Collections.list(
            NodeModules.class.getClassLoader().getResources("META-INF/importmap.json"))) {
      if (map.openConnection() instanceof JarURLConnection connection) {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
          layOut(jar, folder);
        }
      }
    }
  }

  private static void layOut(JarFile jar, Path folder) throws IOException, InterruptedException {
    Matcher match = NAME_AND_PLACE.matcher(text(jar, "META-INF/importmap.json"));
    JarEntry rest = jar.getJarEntry(REST);
    if (!match.find() || rest == null) {
      return;
    }
    Path target = Files.createDirectories(folder.resolve(match.group(1)));
    String place = "META-INF/resources/" + match.group(2) + "/";
    for (JarEntry entry : Collections.list(jar.entries())) {
      if (entry.getName().startsWith(place) && !entry.isDirectory()) {
        Path file = target.resolve(entry.getName().substring(place.length())).normalize();
        Files.createDirectories(file.getParent());
        copy(jar, entry, file);
      }
    }
    Path archive = target.resolve("more.tgz");
    copy(jar, rest, archive);
    // Its paths begin with resources/_static/<name>/<version>.
    run("tar", "-xzf", archive.toString(), "-C", target.toString(), "--strip-components=4");
    Files.delete(archive);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
