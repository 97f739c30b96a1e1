package org.folkmoot.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.limit.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void nothingHasToBeSet() {
    Settings settings = Settings.from(Map.of());

    assertThat(settings.host()).isNull();
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.managementHost()).isEqualTo("127.0.0.1");
    assertThat(settings.managementPort()).isEqualTo(8081);
    assertThat(settings.data()).isEqualTo(Path.of(System.getProperty("user.home"), ".folkmoot"));
    assertThat(settings.database()).isNull();
    assertThat(settings.secret()).isNull();
    assertThat(settings.publicUrl()).isNull();
    assertThat(settings.allowedOrigins()).isEmpty();
    assertThat(settings.trustedProxies()).isEmpty();
  }

  @Test
  void theDataFolderIsBelowTheHomeThatTheShellKnows() {
    assertThat(Settings.from(Map.of("HOME", "/srv/moot")).data())
        .isEqualTo(Path.of("/srv/moot/.folkmoot"));
  }

  @Test
  void clientsAreSentAwaySlowlyWhereThereIsAnotherReplica() {
    Map<String, String> shared =
        Map.of("FOLKMOOT_DATABASE_URL", "postgres://u:p@db/moot", "FOLKMOOT_SECRET", SECRET);
    assertThat(Settings.from(Map.of()).drain()).isZero();
    assertThat(Settings.from(shared).drain()).hasSeconds(20);
    assertThat(Settings.from(Map.of("FOLKMOOT_DRAIN_SECONDS", "7")).drain()).hasSeconds(7);
    for (String bad : List.of("-1", "601", "soon", "1.5")) {
      assertThatThrownBy(() -> Settings.from(Map.of("FOLKMOOT_DRAIN_SECONDS", bad)))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("FOLKMOOT_DRAIN_SECONDS");
    }
  }

  @Test
  void limitsAreRatesOrNone() {
    Limits usual = Settings.from(Map.of("FOLKMOOT_LIMIT_POSTS", " ")).limits();
    assertThat(usual)
        .isEqualTo(
            new Limits(
                Rate.of(10, Duration.ofSeconds(1)),
                Rate.of(10, Duration.ofMinutes(1)),
                Rate.of(300, Duration.ofHours(1)),
                10_000,
                usual.changes()));
    Map<String, String> others =
        Map.of("FOLKMOOT_LIMIT_POSTS", "none", "FOLKMOOT_LIMIT_SIGN_INS", "3/h");
    assertThat(Settings.from(others).limits())
        .isEqualTo(
            new Limits(
                null,
                Rate.of(3, Duration.ofHours(1)),
                usual.registrations(),
                10_000,
                usual.changes()));
  }

  @Test
  void connectionsAreANumberOrNone() {
    assertThat(connections("20")).isEqualTo(20);
    assertThat(connections(" none ")).isZero();
    assertThat(connections(" ")).isEqualTo(10_000);
  }

  private static int connections(String text) {
    return Settings.from(Map.of("FOLKMOOT_LIMIT_CONNECTIONS", text)).limits().connections();
  }

  @Test
  void changesHaveAFigureForEachKind() {
    Map<ChangeLimits.Kind, Rate> usual = changes(" ");
    assertThat(usual).containsOnlyKeys(ChangeLimits.Kind.values());
    assertThat(usual).containsEntry(ChangeLimits.Kind.MESSAGES, Rate.of(10, Duration.ofSeconds(1)));
    assertThat(changes("none")).isEmpty();
    Map<ChangeLimits.Kind, Rate> others = changes("comings=3/h, new-rooms = none,");
    assertThat(others)
        .containsEntry(ChangeLimits.Kind.COMINGS, Rate.of(3, Duration.ofHours(1)))
        .doesNotContainKey(ChangeLimits.Kind.NEW_ROOMS)
        .hasSize(usual.size() - 1);
  }

  private static Map<ChangeLimits.Kind, Rate> changes(String text) {
    return Settings.from(Map.of("FOLKMOOT_LIMIT_CHANGES", text)).limits().changes();
  }

  @Test
  void blankIsUnset() {
    assertThat(Settings.from(Map.of("FOLKMOOT_PORT", " ", "FOLKMOOT_REDIS_URL", "")).port())
        .isEqualTo(8080);
  }

  @Test
  void ownPortWinsOverThePlatforms() {
    assertThat(Settings.from(Map.of("PORT", "5000")).port()).isEqualTo(5000);
    assertThat(Settings.from(Map.of("PORT", "5000", "FOLKMOOT_PORT", "6000")).port())
        .isEqualTo(6000);
  }

  @Test
  void originsAreWrittenAsBrowsersWriteThem() {
    Settings settings =
        Settings.from(
            Map.of(
                "FOLKMOOT_PUBLIC_URL", "HTTPS://Chat.Example.org:443/",
                "FOLKMOOT_ALLOWED_ORIGINS", "http://localhost:3000, https://a.example ,"));

    assertThat(settings.publicUrl()).isEqualTo("https://chat.example.org");
    assertThat(settings.allowedOrigins())
        .containsExactly("http://localhost:3000", "https://a.example");
  }

  @Test
  void proxiesAreAddressesOrNetworks() {
    assertThat(
            Settings.from(Map.of("FOLKMOOT_TRUSTED_PROXIES", "10.0.0.0/8, ::1,192.168.1.7"))
                .trustedProxies())
        .containsExactly("10.0.0.0/8", "::1", "192.168.1.7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FOLKMOOT_PORT            | http       | \"http\", but must be a number from 0 to 65535",
        "FOLKMOOT_PORT            | 65536      | from 0 to 65535",
        "FOLKMOOT_PORT            | -1         | from 0 to 65535",
        "PORT                     | +80        | from 0 to 65535",
        "FOLKMOOT_PORT            | 8081       | FOLKMOOT_MANAGEMENT_PORT; set that to another",
        "FOLKMOOT_MANAGEMENT_PORT | 8080       | must be another",
        "FOLKMOOT_MANAGEMENT_HOST | no.such.host.invalid | no address of this machine",
        "FOLKMOOT_MANAGEMENT_PORT | x          | from 0 to 65535",
        "FOLKMOOT_HOST            | no.such.host.invalid | no address of this machine",
        "FOLKMOOT_REDIS_URL       | http://localhost  | redis://host:6379",
        "FOLKMOOT_REDIS_URL       | localhost:6379    | redis://host:6379",
        "FOLKMOOT_SECRET          | short      | at least 32 characters",
        "FOLKMOOT_DATABASE_USER   | me         | FOLKMOOT_DATABASE_URL isn't",
        "FOLKMOOT_DATABASE_PASSWORD | me       | FOLKMOOT_DATABASE_URL isn't",
        "FOLKMOOT_DATABASE_URL    | mysql://h/d | begins neither with",
        "FOLKMOOT_DATABASE_URL    | jdbc:postgresql://h/d | names no user",
        "FOLKMOOT_DATABASE_URL    | postgres://u:p%zz@h/d | no %XX",
        "FOLKMOOT_DATABASE_URL    | postgres://u:p@h:port/d | can't be read",
        "FOLKMOOT_PUBLIC_URL      | chat.example.org | no origin such as",
        "FOLKMOOT_PUBLIC_URL      | https://chat.example.org/folkmoot | without a path",
        "FOLKMOOT_PUBLIC_URL      | ftp://chat.example.org | no origin",
        "FOLKMOOT_ALLOWED_ORIGINS | https://a.example,* | \"*\", which is no origin",
        "FOLKMOOT_LIMIT_POSTS     | 10/day | no rate such as",
        "FOLKMOOT_LIMIT_SIGN_INS  | 0/min | no rate such as",
        "FOLKMOOT_LIMIT_SIGN_INS  | 100000/s | more than can be counted",
        "FOLKMOOT_LIMIT_SIGN_INS  | 33334/s | more than can be counted",
        "FOLKMOOT_LIMIT_REGISTRATIONS | many | no rate such as",
        "FOLKMOOT_LIMIT_CONNECTIONS | 0 | a number from 1",
        "FOLKMOOT_LIMIT_CONNECTIONS | many | a number from 1",
        "FOLKMOOT_LIMIT_CHANGES   | 10/s | neither none nor a list such as",
        "FOLKMOOT_LIMIT_CHANGES   | posts=10/s | of these kinds: messages, comings",
        "FOLKMOOT_LIMIT_CHANGES   | comings=many | neither none nor a list such as",
        "FOLKMOOT_TRUSTED_PROXIES | proxy      | no network such as",
        "FOLKMOOT_TRUSTED_PROXIES | 10.0.0.0/33 | no network such as"
      })
  void aBadSettingEndsTheStartWithASentenceThatNamesIt(String name, String value, String why) {
    Map<String, String> environment = new HashMap<>(Map.of(name, value));
    if (name.equals("FOLKMOOT_DATABASE_URL")) {
      environment.put("FOLKMOOT_SECRET", SECRET);
    }

    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(name)
        .hasMessageContaining(why)
        .hasMessageEndingWith(".");
  }

  @Test
  void aGivenDatabaseWantsAGivenSecret() {
    String url = "postgresql://u:p@db/folkmoot";
    assertThatThrownBy(() -> Settings.from(Map.of("FOLKMOOT_DATABASE_URL", url)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("FOLKMOOT_SECRET must be set");
    assertThat(
            Settings.from(Map.of("FOLKMOOT_DATABASE_URL", url, "FOLKMOOT_SECRET", SECRET)).secret())
        .isEqualTo(SECRET);
  }

  @Test
  void bothFormsOfAnAddressAreRead() {
    List<DatabaseAddress> addresses =
        List.of(
            DatabaseAddress.of("postgres://me:p%40ss+@db:6432/moot?sslmode=require", null, null),
            DatabaseAddress.of(
                "jdbc:postgresql://db:6432/moot?user=me&password=p%40ss+&sslmode=require",
                null, null),
            DatabaseAddress.of("jdbc:postgresql://db:6432/moot?sslmode=require", "me", "p@ss+"));

    assertThat(addresses)
        .containsOnly(
            new DatabaseAddress("jdbc:postgresql://db:6432/moot?sslmode=require", "me", "p@ss+"));
  }

  @Test
  void severalHostsAndLibpqsOwnNamesAreTranslated() {
    assertThat(
            DatabaseAddress.of(
                    "postgresql://me@a:5432,b:5433/moot?connect_timeout=3&application_name=x",
                    null,
                    null)
                .jdbcUrl())
        .isEqualTo("jdbc:postgresql://a:5432,b:5433/moot?connectTimeout=3&ApplicationName=x");
  }

  @Test
  void noSecretIsPrinted() {
    Settings settings =
        Settings.from(
            Map.of(
                "FOLKMOOT_DATABASE_URL",
                "postgresql://u:hidden@db/folkmoot",
                "FOLKMOOT_SECRET",
                SECRET));

    assertThat(settings.toString()).doesNotContain("hidden").doesNotContain(SECRET);
  }

  /** Whatever reads a variable names it in a text of its own. */
  @Test
  void everySettingIsExplainedToOperators() throws IOException {
    String explained = Files.readString(Path.of("../deploy/OPERATING.md"));
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<String> named =
          sources
              .filter(Files::isRegularFile)
              .flatMap(SettingsTest::variablesIn)
              .distinct()
              .toList();
      assertThat(named).hasSizeGreaterThan(15);
      assertThat(named)
          .allSatisfy(
              name ->
                  assertThat(explained)
                      .as(name)
                      .containsAnyOf(
                          "`" + name + "`",
                          "`" + name.replaceFirst("FOLKMOOT_DATABASE", "") + "`"));
    }
  }

  private static Stream<String> variablesIn(Path source) {
    try {
      return Pattern.compile("FOLKMOOT(_[A-Z]+)+")
          .matcher(Files.readString(source))
          .results()
          .map(MatchResult::group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
