package org.folkmoot.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Folkmoot runs on, as the build has written it down: without the tests' libraries, which can
 * hide that it needs one of them.
 */
public final class RuntimeClassPath {
  private RuntimeClassPath() {}

  public static String get() {
    Path target = Path.of("target").toAbsolutePath();
    try {
      return target.resolve("classes")
          + System.getProperty("path.separator")
          + Files.readString(target.resolve("runtime.classpath")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
