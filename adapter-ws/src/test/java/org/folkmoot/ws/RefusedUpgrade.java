package org.folkmoot.ws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** An upgrade with whatever headers, what is answered to it, and what is logged meanwhile. */
record RefusedUpgrade(Socket socket, String head, String body, ListAppender<ILoggingEvent> log)
    implements AutoCloseable {
  private static final Logger ROOT =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private static final int TIMEOUT_MILLIS = 20_000;

  static RefusedUpgrade of(int port, String method, String... headers) throws IOException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ROOT.addAppender(log);
    Socket socket = new Socket("localhost", port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    String request =
        method
            + " /ws HTTP/1.1\r\nHost: moot.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("after %s", head).isNotNegative();
      head.append((char) next);
    }
    String all = head.toString().toLowerCase(Locale.ROOT);
    int length = Integer.parseInt(all.split("content-length: ", 2)[1].split("\r", 2)[0]);
    String body = new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
    return new RefusedUpgrade(socket, all, body, log);
  }

  /** A problem, of which nothing is logged. */
  void isProblem(int status, String code) {
    assertThat(head)
        .startsWith("http/1.1 " + status + " ")
        .contains("application/problem+json", "cache-control: no-store");
    assertThat(body).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
    List<String> lines =
        List.copyOf(log.list).stream()
            .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
            .map(ILoggingEvent::getFormattedMessage)
            .toList();
    assertThat(lines).isEmpty();
  }

  @Override
  public void close() throws IOException {
    ROOT.detachAppender(log);
    socket.close();
  }
}
