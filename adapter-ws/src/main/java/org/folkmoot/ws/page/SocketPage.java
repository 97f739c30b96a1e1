package org.folkmoot.ws.page;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The socket's description, written by hand, beside OpenAPI's of HTTP. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class SocketPage {
  private final String text = read();

  @Get("/socket.md")
  @Produces("text/markdown;charset=utf-8")
  String page() {
    return text;
  }

  private static String read() {
    try (InputStream page = SocketPage.class.getResourceAsStream("socket.md")) {
      if (page == null) {
        throw new IllegalStateException("socket.md is missing beside " + SocketPage.class);
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
