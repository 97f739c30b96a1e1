package org.folkmoot.bootstrap.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that can be cut and mended: everything that runs over it breaks at once. */
final class CuttableLine implements AutoCloseable {
  private static final int WAITING_MAX = 64;

  private final InetSocketAddress server;
  private final ServerSocket entrance;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private CuttableLine(InetSocketAddress server, ServerSocket entrance) {
    this.server = server;
    this.entrance = entrance;
  }

  static CuttableLine to(int port) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    CuttableLine line =
        new CuttableLine(new InetSocketAddress(here, port), new ServerSocket(0, WAITING_MAX, here));
    Thread.ofVirtual().name("line").start(line::accept);
    return line;
  }

  String address() {
    return "http://127.0.0.1:" + entrance.getLocalPort();
  }

  void cut() {
    cut = true;
    sockets.forEach(CuttableLine::closeQuietly);
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    Socket server = new Socket();
    sockets.add(server);
    try {
      if (!cut) {
        server.connect(this.server);
        if (cut) {
          // Between the look and the connection: whoever cut has not seen this one.
          return;
        }
        Thread.ofVirtual().start(() -> pour(server, client));
        pour(client, server);
      }
    } catch (IOException gone) {
      // The client finds out by its own end being closed.
    } finally {
      end(client);
      end(server);
    }
  }

  private void pour(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException broken) {
      // Cut, or closed by the other end.
    } finally {
      end(from);
      end(to);
    }
  }

  private void end(Socket socket) {
    closeQuietly(socket);
    sockets.remove(socket);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
