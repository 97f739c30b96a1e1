package org.folkmoot.bootstrap.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.folkmoot.redis.link.RedisLink;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an operator can set, checked.
 *
 * @param host null for all addresses
 * @param port 0 for any free one, which tests and the training run use
 * @param managementHost what is told there is for whoever runs this, and not for their users
 * @param database null for the embedded one
 * @param secret null if it is to be made once and kept in the data folder
 * @param tls null if a proxy has it, or nobody
 * @param publicUrl an origin, null if each request's own {@code Host} is to count
 * @param trustedProxies addresses, each with a prefix length or without
 * @param redisUrl null if this replica is alone, or speaks to the others by the database only
 * @param drain over how long clients are sent away at the end
 * @param limits how often anybody may do what
 */
public record Settings(
    @Nullable String host,
    int port,
    String managementHost,
    int managementPort,
    Path data,
    @Nullable DatabaseAddress database,
    @Nullable String secret,
    @Nullable TlsFiles tls,
    @Nullable String publicUrl,
    List<String> allowedOrigins,
    List<String> trustedProxies,
    @Nullable String redisUrl,
    Duration drain,
    Limits limits) {
  /** Less could be guessed from a single token. */
  static final int SECRET_CHARS_MIN = 32;

  /** Metrics say how many people there are and how busy they are; whoever collects them says so. */
  private static final String MANAGEMENT_HOST_USUAL = "127.0.0.1";

  private static final int PORT_MAX = 65_535;
  private static final Duration DRAIN_USUAL = Duration.ofSeconds(20);
  private static final int DRAIN_SECONDS_MAX = 600;

  public Settings {
    allowedOrigins = List.copyOf(allowedOrigins);
    trustedProxies = List.copyOf(trustedProxies);
  }

  public static Settings from(Map<String, String> environment) {
    return new Reader(environment).settings();
  }

  /** Without the secret, because records end up in logs. */
  @Override
  public String toString() {
    return "Settings[host=%s, port=%d, managementPort=%d, data=%s, database=%s, publicUrl=%s]"
        .formatted(host, port, managementPort, data, database, publicUrl);
  }

  private record Reader(Map<String, String> environment) {
    Settings settings() {
      int port = port(isSet("FOLKMOOT_PORT") ? "FOLKMOOT_PORT" : "PORT", 8080);
      int managementPort = port("FOLKMOOT_MANAGEMENT_PORT", 8081);
      if (port == managementPort && port != 0) {
        throw new CannotStart(
            isSet("FOLKMOOT_MANAGEMENT_PORT")
                ? "FOLKMOOT_MANAGEMENT_PORT is %d, as Folkmoot's own port; it must be another."
                    .formatted(port)
                : "FOLKMOOT_PORT is %d, the default of FOLKMOOT_MANAGEMENT_PORT; set that to another."
                    .formatted(port));
      }
      DatabaseAddress database = database();
      Path data = data();
      return new Settings(
          parsed("FOLKMOOT_HOST", Reader::host, "is no address of this machine"),
          port,
          managementHost(),
          managementPort,
          data,
          database,
          secret(database != null),
          TlsFiles.of(value("FOLKMOOT_TLS"), data),
          parsed("FOLKMOOT_PUBLIC_URL", Reader::origin, ORIGIN),
          list("FOLKMOOT_ALLOWED_ORIGINS", Reader::origin, ORIGIN),
          list(
              "FOLKMOOT_TRUSTED_PROXIES",
              Reader::network,
              "is no address such as 10.0.0.7 and no network such as 10.0.0.0/8"),
          redisUrl(),
          drain(database != null),
          Limits.from(environment));
    }

    private String managementHost() {
      String host =
          parsed("FOLKMOOT_MANAGEMENT_HOST", Reader::host, "is no address of this machine");
      return host == null ? MANAGEMENT_HOST_USUAL : host;
    }

    // It isn't shown: a password may stand in it.
    private @Nullable String redisUrl() {
      String url = value("FOLKMOOT_REDIS_URL");
      if (url != null && !RedisLink.isAddress(url)) {
        throw new CannotStart(
            "FOLKMOOT_REDIS_URL is no address such as redis://host:6379 or"
                + " redis-sentinel://host:26379/0#name.");
      }
      return url;
    }

    // Who runs alone on the embedded database has no other replica to send anybody to.
    private Duration drain(boolean shared) {
      String text = value("FOLKMOOT_DRAIN_SECONDS");
      if (text == null) {
        return shared ? DRAIN_USUAL : Duration.ZERO;
      }
      int seconds = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
      if (seconds < 0 || seconds > DRAIN_SECONDS_MAX) {
        throw new CannotStart(
            "FOLKMOOT_DRAIN_SECONDS is \"%s\", but must be a number from 0 to %d."
                .formatted(text, DRAIN_SECONDS_MAX));
      }
      return Duration.ofSeconds(seconds);
    }

    private static final String ORIGIN =
        "is no origin such as https://chat.example.org, without a path";

    private int port(String name, int otherwise) {
      String text = value(name);
      if (text == null) {
        return otherwise;
      }
      // parseInt takes a plus and any script's digits; an operator who writes those has erred.
      int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
      if (port < 0 || port > PORT_MAX) {
        throw new CannotStart(
            "%s is \"%s\", but must be a number from 0 to 65535.".formatted(name, text));
      }
      return port;
    }

    private Path data() {
      String text = value("FOLKMOOT_DATA");
      // As a shell understands ~; Java's own property asks the system's list of users only.
      String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
      try {
        return text == null
            ? Path.of(home, ".folkmoot").toAbsolutePath()
            : Path.of(text).toAbsolutePath().normalize();
      } catch (InvalidPathException broken) {
        throw new CannotStart("FOLKMOOT_DATA is \"" + text + "\", which is no path.", broken);
      }
    }

    private @Nullable DatabaseAddress database() {
      String url = value(DatabaseAddress.URL);
      if (url != null) {
        return DatabaseAddress.of(
            url, value(DatabaseAddress.USER), value(DatabaseAddress.PASSWORD));
      }
      for (String name : List.of(DatabaseAddress.USER, DatabaseAddress.PASSWORD)) {
        if (isSet(name)) {
          throw new CannotStart(name + " is set, but " + DatabaseAddress.URL + " isn't.");
        }
      }
      return null;
    }

    private @Nullable String secret(boolean required) {
      String secret = value("FOLKMOOT_SECRET");
      if (secret == null && required) {
        throw new CannotStart(
            ("FOLKMOOT_SECRET must be set together with FOLKMOOT_DATABASE_URL,"
                    + " to the same %d or more random characters on every replica.")
                .formatted(SECRET_CHARS_MIN));
      }
      if (secret != null && secret.codePointCount(0, secret.length()) < SECRET_CHARS_MIN) {
        throw new CannotStart(
            "FOLKMOOT_SECRET must have at least %d characters.".formatted(SECRET_CHARS_MIN));
      }
      return secret;
    }

    private <T> @Nullable T parsed(
        String name, Function<String, @Nullable T> parse, String otherwise) {
      String text = value(name);
      if (text == null) {
        return null;
      }
      T parsed = parse.apply(text);
      if (parsed == null) {
        throw new CannotStart("%s is \"%s\", which %s.".formatted(name, text, otherwise));
      }
      return parsed;
    }

    private List<String> list(
        String name, Function<String, @Nullable String> parse, String otherwise) {
      String text = value(name);
      return text == null
          ? List.of()
          : Arrays.stream(text.split(",", -1))
              .map(String::strip)
              .filter(part -> !part.isEmpty())
              .map(part -> new Reader(Map.of(name, part)).parsed(name, parse, otherwise))
              .filter(part -> part != null)
              .distinct()
              .toList();
    }

    private static @Nullable String host(String text) {
      try {
        return InetAddress.getByName(text) == null ? null : text;
      } catch (UnknownHostException unknown) {
        return null;
      }
    }

    private static @Nullable String origin(String text) {
      try {
        URI uri = new URI(text).parseServerAuthority();
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean bare =
            uri.getHost() != null
                && uri.getUserInfo() == null
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (!bare || !(scheme.equals("http") || scheme.equals("https"))) {
          return null;
        }
        // A browser's Origin leaves the scheme's own port out.
        int usual = scheme.equals("http") ? 80 : 443;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
      } catch (URISyntaxException broken) {
        return null;
      }
    }

    private static @Nullable String network(String text) {
      int slash = text.indexOf('/');
      try {
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        String bits = slash < 0 ? "0" : text.substring(slash + 1);
        boolean fits =
            bits.matches("[0-9]{1,3}")
                && Integer.parseInt(bits) <= address.getAddress().length * Byte.SIZE;
        return fits ? text : null;
      } catch (IllegalArgumentException noAddress) {
        return null;
      }
    }

    private boolean isSet(String name) {
      return value(name) != null;
    }

    /** Blank is unset: compose files and unit files can't leave a variable out. */
    private @Nullable String value(String name) {
      String value = environment.get(name);
      return value == null || value.isBlank() ? null : value.strip();
    }
  }
}
