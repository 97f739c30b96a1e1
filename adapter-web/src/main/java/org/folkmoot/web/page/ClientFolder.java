package org.folkmoot.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the client's files are read from: the bundle, else its own modules and those that they use.
 */
final class ClientFolder {
  /** Addresses of other people's modules begin so, as their jars' import maps say. */
  static final String FOREIGN = "_static/";

  static final String MODULES = "client/";
  static final String BUNDLE = "client-bundle/";

  private static final String FOREIGN_FOLDER = "META-INF/resources/";
  private static final String IMPORT_MAP = "META-INF/importmap.json";

  private final String root;
  private final Function<String, byte @Nullable []> resources;

  /**
   * @param root the folder of the client's own files
   * @param resources reads a resource of the class path by its name, null when there is none
   */
  ClientFolder(String root, Function<String, byte @Nullable []> resources) {
    this.root = root;
    this.resources = resources;
  }

  /** The bundle, where one was made. */
  static ClientFolder onClassPath(ClassLoader loader) {
    boolean bundled = loader.getResource(BUNDLE + Client.ENTRY) != null;
    return onClassPath(loader, bundled ? BUNDLE : MODULES);
  }

  static ClientFolder onClassPath(ClassLoader loader, String root) {
    return new ClientFolder(
        root,
        name -> {
          try (InputStream in = loader.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  /** The import maps of all modules in jars. */
  static List<byte[]> importMaps(ClassLoader loader) {
    try {
      return Collections.list(loader.getResources(IMPORT_MAP)).stream()
          .map(ClientFolder::readAll)
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  byte[] read(String path) {
    return readIfThere(path)
        .orElseThrow(
            () -> new IllegalStateException("The client lacks a file that it needs: " + path));
  }

  Optional<byte[]> readIfThere(String path) {
    String folder = path.startsWith(FOREIGN) ? FOREIGN_FOLDER : root;
    return Optional.ofNullable(resources.apply(folder + path));
  }

  private static byte[] readAll(URL url) {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
