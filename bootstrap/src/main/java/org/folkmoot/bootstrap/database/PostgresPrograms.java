package org.folkmoot.bootstrap.database;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.DataFolder;
import org.folkmoot.bootstrap.settings.OwnerOnly;

/** PostgreSQL's programs, unpacked from a jar of the class path when they aren't there yet. */
record PostgresPrograms(Path folder) {
  /** The version in the name has an upgrade unpack its own programs beside the old ones. */
  static PostgresPrograms unpacked(DataFolder data, Path parent) {
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
      // What others could exchange isn't run: they may have.
      if (data.wasChangeable(folder)) {
        delete(folder);
      }
      if (!Files.isDirectory(folder)) {
        Path fresh = parent.resolve("programs.new");
        delete(fresh);
        unpack(packed, OwnerOnly.folder(fresh));
        Files.move(fresh, folder, ATOMIC_MOVE);
      }
      return new PostgresPrograms(folder);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Has work done by programs in a place whose name means nothing to a shell: initdb has one look
   * for postgres beside it, in quotes within which a dollar or a quote is still something else.
   */
  void plainly(Consumer<PostgresPrograms> work) throws IOException {
    if (isPlain(folder)) {
      work.accept(this);
      return;
    }
    Path place =
        OwnerOnly.temporaryFolder(Path.of(System.getProperty("java.io.tmpdir")), "folkmoot-");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.skip(1).toList()) {
        Files.copy(path, place.resolve(folder.relativize(path)), COPY_ATTRIBUTES, NOFOLLOW_LINKS);
      }
      work.accept(new PostgresPrograms(place));
    } finally {
      delete(place);
    }
  }

  private static boolean isPlain(Path path) {
    return path.toString().chars().noneMatch(letter -> "$`\"\\\n".indexOf(letter) >= 0);
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
          OwnerOnly.folder(path);
          continue;
        }
        OwnerOnly.folder(path.resolveSibling(""));
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
