package org.folkmoot.bootstrap.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the embedded server listens, and how it is reached there. */
sealed interface ListenAddress permits SocketFolder, LoopbackPort {
  /**
   * What a driver is to insist on: whoever stands where the server stood learns no password, and
   * isn't believed to be the server without having proved that it knows it.
   */
  String MANNERS = "sslmode=disable&gssEncMode=disable&requireAuth=scram-sha-256";

  /** A socket if this machine has them and the driver can use them, else a port. */
  static ListenAddress of(Path folder, Path cluster) throws IOException {
    return SocketFolder.in(folder.resolve("socket"), Path.of(System.getProperty("java.io.tmpdir")))
        .<ListenAddress>map(socket -> socket)
        .orElseGet(() -> new LoopbackPort(cluster));
  }

  /** For the command that starts the server; asked anew for each start. */
  List<String> arguments() throws IOException;

  String jdbcUrl(String database);

  /** Takes away what is of no use when the server has ended. */
  void remove() throws IOException;
}
