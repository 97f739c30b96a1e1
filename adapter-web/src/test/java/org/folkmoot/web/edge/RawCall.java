package org.folkmoot.web.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** A request byte by byte, as no client library would send it, and what is answered to it. */
record RawCall(String head, String body) {
  private static final int TIMEOUT_MILLIS = 20_000;

  /** Reads until the server closes, so the request must end the connection, or be refused. */
  static RawCall send(String origin, String request) {
    URI server = URI.create(origin);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      String all = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(all).as(request).contains("\r\n\r\n");
      int end = all.indexOf("\r\n\r\n");
      return new RawCall(all.substring(0, end).toLowerCase(Locale.ROOT), all.substring(end + 4));
    } catch (IOException lost) {
      throw new UncheckedIOException(request, lost);
    }
  }

  static RawCall get(String origin, String target, String... headers) {
    StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\n");
    request.append("Host: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return send(origin, request.append("\r\n").toString());
  }

  int status() {
    return Integer.parseInt(head.split(" ", 3)[1]);
  }

  /** A problem as the wire contract wants it, that nobody keeps. */
  void isProblem(int status, String code) {
    assertThat(status()).as("%s%n%s", head, body).isEqualTo(status);
    assertThat(head)
        .contains("content-type: application/problem+json")
        .contains("cache-control: no-store")
        .contains("x-content-type-options: nosniff");
    assertThat(body)
        .contains("\"type\":\"", "\"title\":\"", "\"detail\":\"", "\"status\":" + status)
        .contains("\"code\":\"" + code + "\"")
        .doesNotContain("_links", "_embedded");
  }
}
