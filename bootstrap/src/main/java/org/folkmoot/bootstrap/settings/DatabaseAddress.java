package org.folkmoot.bootstrap.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and who asks. It is read from JDBC's form of an address or from libpq's,
 * which hosting companies hand out.
 *
 * @param jdbcUrl without user and password, so that it may be logged
 */
public record DatabaseAddress(String jdbcUrl, String user, @Nullable String password) {
  static final String URL = "FOLKMOOT_DATABASE_URL";
  static final String USER = "FOLKMOOT_DATABASE_USER";
  static final String PASSWORD = "FOLKMOOT_DATABASE_PASSWORD";

  private static final String JDBC = "jdbc:postgresql:";

  /** libpq's names for what the JDBC driver calls otherwise. */
  private static final Map<String, String> DRIVER_NAMES =
      Map.of(
          "connect_timeout", "connectTimeout",
          "application_name", "ApplicationName",
          "target_session_attrs", "targetServerType",
          "channel_binding", "channelBinding",
          "sslpassword", "sslpassword");

  static DatabaseAddress of(String url, @Nullable String user, @Nullable String password) {
    if (url.startsWith(JDBC)) {
      return jdbc(url, user, password);
    }
    if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
      return libpq(url, user, password);
    }
    throw bad("begins neither with jdbc:postgresql: nor with postgres:// or postgresql://");
  }

  private static DatabaseAddress jdbc(
      String url, @Nullable String givenUser, @Nullable String givenPassword) {
    @Nullable String user = givenUser;
    @Nullable String password = givenPassword;
    int mark = url.indexOf('?');
    List<String> kept = new ArrayList<>();
    for (String parameter : parameters(url, mark)) {
      if (parameter.startsWith("user=")) {
        user = user == null ? decoded(parameter.substring(5)) : user;
      } else if (parameter.startsWith("password=")) {
        password = password == null ? decoded(parameter.substring(9)) : password;
      } else {
        kept.add(parameter);
      }
    }
    return checked(mark < 0 ? url : url.substring(0, mark), kept, user, password);
  }

  private static DatabaseAddress libpq(
      String url, @Nullable String givenUser, @Nullable String givenPassword) {
    @Nullable String user = givenUser;
    @Nullable String password = givenPassword;
    int mark = url.indexOf('?');
    String place = url.substring(url.indexOf("//") + 2, mark < 0 ? url.length() : mark);
    int at = place.lastIndexOf('@');
    if (at >= 0) {
      String who = place.substring(0, at);
      int colon = who.indexOf(':');
      user = user == null ? decoded(colon < 0 ? who : who.substring(0, colon)) : user;
      if (colon >= 0 && password == null) {
        password = decoded(who.substring(colon + 1));
      }
    }
    List<String> kept = new ArrayList<>();
    for (String parameter : parameters(url, mark)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      kept.add(DRIVER_NAMES.getOrDefault(name, name) + parameter.substring(name.length()));
    }
    return checked(JDBC + "//" + place.substring(at + 1), kept, user, password);
  }

  private static DatabaseAddress checked(
      String base, List<String> parameters, @Nullable String user, @Nullable String password) {
    String url = parameters.isEmpty() ? base : base + '?' + String.join("&", parameters);
    if (org.postgresql.Driver.parseURL(url, null) == null) {
      throw bad("can't be read; its form is postgresql://user:password@host:5432/database");
    }
    if (user == null || user.isEmpty()) {
      throw bad("names no user; write it into the address, or set " + USER);
    }
    return new DatabaseAddress(url, user, password);
  }

  private static List<String> parameters(String url, int mark) {
    return mark < 0 || mark == url.length() - 1
        ? List.of()
        : List.of(url.substring(mark + 1).split("&", -1));
  }

  private static String decoded(String text) {
    try {
      // In the user's part of an address a plus is a plus, as libpq reads it.
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new CannotStart(URL + " has a % in its user or password that begins no %XX.", broken);
    }
  }

  private static CannotStart bad(String why) {
    return new CannotStart(URL + " " + why + ".");
  }

  /** Without the password, because records end up in logs. */
  @Override
  public String toString() {
    return "DatabaseAddress[" + jdbcUrl + ", user=" + user + "]";
  }
}
