package org.folkmoot.bootstrap.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the port that the server of a cluster listens on now, as it says in a file of its
 * own. The driver makes one by its name, with the cluster's folder.
 */
public final class PostmasterPort extends SocketFactory {
  private static final int PORT_LINE = 3;

  private final Path state;

  public PostmasterPort(String cluster) {
    this.state = Path.of(cluster, "postmaster.pid");
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress formal, int timeoutMillis) throws IOException {
        super.connect(now(), timeoutMillis);
      }
    };
  }

  private InetSocketAddress now() throws IOException {
    try {
      List<String> lines = Files.readAllLines(state);
      if (lines.size() > PORT_LINE) {
        return new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.parseInt(lines.get(PORT_LINE).strip()));
      }
    } catch (NoSuchFileException ended) {
      throw refused(ended);
    } catch (NumberFormatException beingWritten) {
      throw refused(beingWritten);
    }
    throw refused(null);
  }

  private static ConnectException refused(@Nullable Exception cause) {
    ConnectException refused = new ConnectException("PostgreSQL isn't there");
    refused.initCause(cause);
    return refused;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected();
  }

  private Socket connected() throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    return socket;
  }
}
