package org.folkmoot.bootstrap.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.OwnerOnly;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Unix socket in a folder that only its owner may enter: nobody else can reach the server, and
 * nobody can take its place.
 *
 * @param temporary whether it is apart from the data, because the way to those is too long
 */
record SocketFolder(Path folder, boolean temporary) implements ListenAddress {
  /** A socket's path takes 108 bytes at the most on Linux and 104 on a Mac, its end among them. */
  static final int PATH_BYTES_MAX = 103;

  private static final String NUMBER = "5432";
  private static final String SOCKET = ".s.PGSQL." + NUMBER;
  private static final Logger LOG = LoggerFactory.getLogger(SocketFolder.class);

  /** There, or in a fresh folder within the other if that path would be too long for a socket. */
  static Optional<SocketFolder> in(Path folder, Path temporary) throws IOException {
    Path libraries = folder.resolveSibling("native");
    if (!isUsable(libraries)) {
      return Optional.empty();
    }
    if (fits(folder)) {
      return Optional.of(new SocketFolder(OwnerOnly.folder(folder), false));
    }
    // Its name has some twenty characters of chance in it.
    if (fits(temporary.resolve("folkmoot-01234567890123456789"))) {
      return Optional.of(new SocketFolder(OwnerOnly.temporaryFolder(temporary, "folkmoot-"), true));
    }
    return Optional.empty();
  }

  private static boolean fits(Path folder) {
    return folder.resolve(SOCKET).toString().getBytes(UTF_8).length <= PATH_BYTES_MAX;
  }

  // Its native part is unpacked before it is loaded: here, and not where others may write, too.
  private static boolean isUsable(Path libraries) throws IOException {
    PostgresPrograms.delete(libraries);
    System.setProperty(
        "org.newsclub.net.unix.library.tmpdir", OwnerOnly.folder(libraries).toString());
    try {
      return AFUNIXSocket.isSupported();
    } catch (LinkageError | RuntimeException broken) {
      LOG.info("This machine has no Unix sockets for Java; PostgreSQL gets a port", broken);
      return false;
    }
  }

  Path socket() {
    return folder.resolve(SOCKET);
  }

  @Override
  public List<String> arguments() throws IOException {
    // One in the folder for what is only for a while may have been cleaned away, and made by
    // others.
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !OwnerOnly.isOurs(folder)) {
      throw new CannotStart("The folder %s belongs to somebody else.".formatted(folder));
    }
    OwnerOnly.folder(folder);
    // What a server that was killed has left; the number in it may be another process's by now.
    Files.deleteIfExists(folder.resolve(SOCKET + ".lock"));
    return List.of(
        "--listen_addresses=",
        // A list, in which quotes keep a comma or a space from dividing a path.
        "--unix_socket_directories=\"" + folder.toString().replace("\"", "\"\"") + '"',
        "--unix_socket_permissions=0700",
        "-p",
        NUMBER);
  }

  /** The host is for the driver's form only: nobody is asked where it is. */
  @Override
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://localhost/%s?%s&socketFactory=%s&socketFactoryArg=%s"
        .formatted(
            database,
            MANNERS,
            AFUNIXSocketFactory.FactoryArg.class.getName(),
            URLEncoder.encode(socket().toString(), UTF_8));
  }

  @Override
  public void remove() throws IOException {
    if (temporary) {
      PostgresPrograms.delete(folder);
    }
  }
}
