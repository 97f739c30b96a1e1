package org.folkmoot.bootstrap.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folkmoot's own log, as an operator reads it. */
class LogTest {
  private final LoggerContext context = new LoggerContext();
  private Logger log = context.getLogger("org.folkmoot.test");

  @BeforeEach
  void configure() throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
    log = context.getLogger("org.folkmoot.test");
  }

  private String written(String message, @Nullable Throwable trouble, Object... arguments) {
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("console");
    LoggingEvent event =
        new LoggingEvent("", log, ch.qos.logback.classic.Level.WARN, message, trouble, arguments);
    return new String(console.getEncoder().encode(event), UTF_8);
  }

  @Test
  void aLineHoldsNoCharacterThatATerminalObeys() {
    String line = written("{} failed", null, "/a\u001b[31m\r\n2026 ERROR forged\u0000\u0085\u202e");
    assertThat(line)
        .hasLineCount(1)
        .endsWith(
            "/a\\u001b[31m\\u000d\\u000a2026 ERROR forged\\u0000\\u0085\\u202e failed"
                + System.lineSeparator());
    assertThat(written("grün 你好 👋", null)).contains("grün 你好 👋");
  }

  @Test
  void whatWentWrongIsToldWithoutThemToo() {
    String lines =
        written(
            "it broke",
            new IllegalStateException(
                "at /ws?ticket=abc.def\u001b[2J\n2026-01-01 ERROR forged",
                new IllegalArgumentException("Bearer abc.def.ghi")));
    assertThat(lines)
        .contains("IllegalStateException", "Caused by: ", "LogTest.java:")
        .doesNotContain("\u001b", "abc.def", "\n2026-01-01 ERROR");
    assertThat(lines.lines().skip(1)).allMatch(line -> line.startsWith(" "));
  }

  @Test
  void noWayInIsWritten() {
    String secret = "c2VjcmV0-Li4u_x.y";
    for (String text :
        new String[] {
          "/ws?ticket=" + secret + "&x=1",
          "Cookie: a=b; folkmoot_access=" + secret + "; folkmoot_refresh=" + secret,
          "Authorization: Bearer " + secret,
          "{\"refreshToken\":\"" + secret + "\", \"accessToken\": \"" + secret + "\"}",
          "{\"password\":\"" + secret + "\"}",
          "it was eyJhbGciOiJIUzI1NiJ9." + secret,
        }) {
      assertThat(written("{}", null, text)).contains("…").doesNotContain(secret, "c2VjcmV0");
    }
    assertThat(written("{}", null, "/ws?ticket=a&room=b")).contains("/ws?ticket=…&room=b");
  }
}
