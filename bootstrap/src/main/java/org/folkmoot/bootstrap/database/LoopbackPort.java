package org.folkmoot.bootstrap.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;

/**
 * A port of 127.0.0.1, for a machine that has no usable Unix sockets. Anybody on the machine may
 * take the port of a server that has died, so each start gets a fresh one.
 */
record LoopbackPort(Path cluster) implements ListenAddress {
  @Override
  public List<String> arguments() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return List.of(
          "--listen_addresses=127.0.0.1",
          "--unix_socket_directories=",
          "-p",
          Integer.toString(probe.getLocalPort()));
    }
  }

  /** The host is for the driver's form only; the port is looked up for each connection. */
  @Override
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1/%s?%s&socketFactory=%s&socketFactoryArg=%s"
        .formatted(
            database,
            MANNERS,
            PostmasterPort.class.getName(),
            URLEncoder.encode(cluster.toString(), UTF_8));
  }

  @Override
  public void remove() {}
}
