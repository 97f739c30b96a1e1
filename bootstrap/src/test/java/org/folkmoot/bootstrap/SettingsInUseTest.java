package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.folkmoot.application.crowd.GatherCrowd;
import org.folkmoot.bootstrap.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of settings on their way to where they are used. */
class SettingsInUseTest {
  // The framework would put "x" for the first of it.
  private static final String ODD = "${a.b:x} \\${c:d} #{1 + 1} ${nothing} 100% 'and' \"so\" on";

  @TempDir private static Path home;
  private static OwnPostgres postgres;
  private static Folkmoot folkmoot;

  @BeforeAll
  static void start() throws Exception {
    postgres = new OwnPostgres(home);
    Map<String, String> settings = new HashMap<>(postgres.settings());
    try (var connection =
            DriverManager.getConnection(
                settings.get("FOLKMOOT_DATABASE_URL"),
                settings.get("FOLKMOOT_DATABASE_USER"),
                settings.get("FOLKMOOT_DATABASE_PASSWORD"));
        Statement statement = connection.createStatement()) {
      statement.execute("alter role folkmoot password '" + ODD.replace("'", "''") + "'");
    }
    settings.put("FOLKMOOT_DATABASE_PASSWORD", ODD);
    settings.put("FOLKMOOT_SECRET", ODD);
    settings.put("FOLKMOOT_DATA", home.resolve("${d:e}").toString());
    settings.put("FOLKMOOT_PORT", "0");
    settings.put("FOLKMOOT_MANAGEMENT_PORT", "0");
    settings.put("FOLKMOOT_DRAIN_SECONDS", "0");
    folkmoot = Folkmoot.start(Settings.from(settings));
  }

  @AfterAll
  static void end() throws Exception {
    folkmoot.close();
    postgres.close();
  }

  @Test
  void placeholdersInSecretsPasswordsAndPathsAreNothingButLetters() {
    ApplicationContext beans = folkmoot.beans();
    assertThat(beans.resolveRequiredPlaceholders("${folkmoot.secret}")).isEqualTo(ODD);
    assertThat(beans.getProperty("folkmoot.secret", String.class)).contains(ODD);
    assertThat(beans.getProperty("folkmoot.data", String.class))
        .contains(home.resolve("${d:e}").toString());
  }

  @Test
  void theDatabaseLetsFolkmootInWithAPasswordOfSuchLetters() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(Visitor.registered(client, folkmoot.address()).post("hello").status())
          .isEqualTo(201);
    }
  }

  @Test
  void theManagementPortListensForThisMachineAlone() throws Exception {
    int management = folkmoot.beans().getRequiredProperty("endpoints.all.port", Integer.class);
    URI metrics = URI.create("http://127.0.0.1:" + management + "/prometheus");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest question = HttpRequest.newBuilder(metrics).build();
      assertThat(client.send(question, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      HttpRequest live =
          HttpRequest.newBuilder(folkmoot.address().resolve("/health/liveness")).build();
      assertThat(client.send(live, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      HttpRequest elsewhere =
          HttpRequest.newBuilder(folkmoot.address().resolve("/prometheus")).build();
      assertThat(client.send(elsewhere, BodyHandlers.ofString()).statusCode()).isNotEqualTo(200);
      HttpRequest chat =
          HttpRequest.newBuilder(metrics.resolve("/api/rooms/~general/messages")).build();
      assertThat(client.send(chat, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }
    // The same machine by another name: whoever listens on all addresses listens on this one, too.
    new Socket("127.0.0.2", folkmoot.address().getPort()).close();
    assertThatThrownBy(() -> new Socket("127.0.0.2", management))
        .isInstanceOf(ConnectException.class);
  }

  /** What can't be made was once found out by whoever called first. */
  @Test
  void whatIsNeededLaterIsMadeAtTheStart() {
    assertThat(folkmoot.beans().getActiveBeanRegistrations(GatherCrowd.class)).isNotEmpty();
    assertThat(folkmoot.beans().getActiveBeanRegistrations(DataSource.class)).isNotEmpty();
  }
}
