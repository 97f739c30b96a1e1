package org.folkmoot.bootstrap.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something that looks like a replica to a load balancer, and notes what it is asked. */
final class StubReplica implements AutoCloseable {
  private final ServerSocket door;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean ready = true;

  StubReplica() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::receive);
  }

  int port() {
    return door.getLocalPort();
  }

  void ready(boolean is) {
    ready = is;
  }

  /** The heads of all requests but the balancer's own questions. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void receive() {
    while (!door.isClosed()) {
      try {
        Socket guest = door.accept();
        Thread.ofVirtual().start(() -> serve(guest));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket guest) {
    try (guest) {
      InputStream in = guest.getInputStream();
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        if (head.startsWith("GET /health/readiness ")) {
          say(guest, ready ? "200 OK" : "503 Service Unavailable");
          continue;
        }
        asked.add(head);
        if (head.contains("/takes-it-and-dies")) {
          return;
        }
        if (head.contains("/ws")) {
          echo(guest);
          return;
        }
        say(guest, "200 OK");
      }
    } catch (IOException gone) {
      // The balancer has had enough.
    }
  }

  private static void echo(Socket guest) throws IOException {
    OutputStream out = guest.getOutputStream();
    // The answer to the key of the protocol's own example.
    out.write(
        """
        HTTP/1.1 101 Switching Protocols\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
        \r
        """
            .getBytes(ISO_8859_1));
    guest.getInputStream().transferTo(out);
  }

  private static void say(Socket guest, String status) throws IOException {
    guest
        .getOutputStream()
        .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(ISO_8859_1));
  }

  /** Up to the empty line; nothing when there is nobody any more. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.indexOf("\r\n\r\n") >= 0) {
        return head.toString();
      }
    }
    return "";
  }
}
