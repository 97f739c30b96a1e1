package org.folkmoot.bootstrap.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.folkmoot.bootstrap.settings.CannotStart;

/** PostgreSQL's programs, unpacked from a jar of the class path when they aren't there yet. */
record PostgresPrograms(Path folder) {
  /** The version in the name has an upgrade unpack its own programs beside the old ones. */
  static PostgresPrograms unpacked(Path parent) {
    String resource = resource();
    try (InputStream packed = PostgresPrograms.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new CannotStart(
            ("Folkmoot brings no PostgreSQL for this kind of machine (%s, %s);"
                    + " set FOLKMOOT_DATABASE_URL to one of your own.")
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
      }
      // The length tells one build of the programs from another without reading it.
      Path folder = parent.resolve("programs-" + packed.available());
      if (!Files.isDirectory(folder)) {
        Path fresh = parent.resolve("programs.new");
        delete(fresh);
        unpack(packed, Files.createDirectories(fresh));
        Files.move(fresh, folder, ATOMIC_MOVE);
      }
      return new PostgresPrograms(folder);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  private static String resource() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch");
    return "/postgres-%s-%s.txz"
        .formatted(
            system.startsWith("mac") ? "darwin" : system,
            switch (machine) {
              case "amd64", "x86_64" -> "x86_64";
              case "aarch64", "arm64" -> "arm_64";
              default -> machine;
            });
  }

  private static void unpack(InputStream packed, Path folder) throws IOException {
    try (TarArchiveInputStream files =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        Path path = folder.resolve(file.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException("A path leads out of the archive: " + file.getName());
        }
        if (file.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.resolveSibling(""));
        if (file.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(file.getLinkName()));
        } else if (!file.getName().endsWith(".a")) {
          Files.copy(files, path);
          boolean program = (file.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              path, PosixFilePermissions.fromString(program ? "rwx------" : "rw-------"));
        }
      }
    }
  }
}
