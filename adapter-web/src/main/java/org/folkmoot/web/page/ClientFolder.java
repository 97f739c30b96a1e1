package org.folkmoot.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the client's files are read from: its own ones, and those of the modules that it uses. */
final class ClientFolder {
  /** Addresses of other people's modules begin so, as their jars' import maps say. */
  static final String FOREIGN = "_static/";

  private static final String OWN_FOLDER = "client/";
  private static final String FOREIGN_FOLDER = "META-INF/resources/";
  private static final String IMPORT_MAP = "META-INF/importmap.json";

  private final Function<String, byte @Nullable []> resources;

  /**
   * @param resources reads a resource of the class path by its name, null when there is none
   */
  ClientFolder(Function<String, byte @Nullable []> resources) {
    this.resources = resources;
  }

  static ClientFolder onClassPath(ClassLoader loader) {
    return new ClientFolder(
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
    byte[] bytes =
        resources.apply(path.startsWith(FOREIGN) ? FOREIGN_FOLDER + path : OWN_FOLDER + path);
    if (bytes == null) {
      throw new IllegalStateException("The client lacks a file that it needs: " + path);
    }
    return bytes;
  }

  private static byte[] readAll(URL url) {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
