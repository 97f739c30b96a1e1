package org.folkmoot.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A page of somebody else's on the same machine, which for a browser is the same site: it may send
 * what a form could, and the cookies of the answer would be kept.
 */
class ForeignPageTest {
  @RegisterExtension private static final Meeting MEETING = new Meeting();

  private static final String SIGN_IN =
      """
      async ([address, type]) => {
        const body = '{"username": "ada", "password": "correct horse battery"}';
        await fetch(address + '/api/auth/login', {
          method: 'POST', mode: 'no-cors', credentials: 'include', body: new Blob([body], {type}),
        });
      }""";

  private static HttpServer foreign;

  @BeforeAll
  static void open() throws IOException {
    MEETING.ada();
    foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    foreign.createContext(
        "/",
        question -> {
          question.getResponseHeaders().set("Content-Type", "text/html");
          question.sendResponseHeaders(200, -1);
          question.close();
        });
    foreign.start();
  }

  @AfterAll
  static void close() {
    foreign.stop(0);
  }

  @Test
  void cannotSignItsVisitorInAsWhomItLikes() {
    Page page = MEETING.somebody().page();
    BrowserContext context = page.context();
    page.navigate("http://127.0.0.1:" + foreign.getAddress().getPort());
    for (String type : List.of("", "text/plain", "application/x-www-form-urlencoded")) {
      page.evaluate(SIGN_IN, List.of(MEETING.address(), type));
    }
    assertThat(context.cookies(MEETING.address())).isEmpty();
  }
}
