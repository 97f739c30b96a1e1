package org.folkmoot.bootstrap.seed;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.crowd.Crowd;
import org.folkmoot.application.crowd.GatherCrowd;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.domain.user.Password;
import org.folkmoot.web.signin.AccessTokens;

/** Fills the house, and writes down who is in it: a line of JSON for each room and each person. */
@Singleton
public final class SeedHouse {
  /** Everybody's. */
  public static final String PASSWORD = "correct horse battery";

  // Whoever measures doesn't turn tokens by the thousand meanwhile.
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(60);

  // Names of people who were seeded begin with this and the order's number.
  private static final String BEGINNING = "seed";
  private static final Pattern SEEDED = Pattern.compile(BEGINNING + "\\d+-\\d{5}");

  // As many as can be seeded at once, so that the first of them is found.
  private static final int SEEDED_MAX = 100_000;

  private final Users users;
  private final GatherCrowd gatherCrowd;
  private final AccessTokens accessTokens;
  private final JsonMapper json;

  SeedHouse(Users users, GatherCrowd gatherCrowd, AccessTokens accessTokens, JsonMapper json) {
    this.users = users;
    this.gatherCrowd = gatherCrowd;
    this.accessTokens = accessTokens;
    this.json = json;
  }

  /** Says what it has done. */
  public String seed(SeedOrder order) {
    if (users.anyPerson() && !wasSeededFirst()) {
      throw new CannotStart(
          "seed makes people whose password everybody may know, and others live in this database"
              + " already; use one that is empty.");
    }
    try (Writer out = onlyForItsOwner(order)) {
      Crowd crowd =
          gatherCrowd.gather(
              new GatherCrowd.CrowdSize(
                  order.users(),
                  order.rooms(),
                  order.roomsPerUser(),
                  BEGINNING + order.seed(),
                  new Password(PASSWORD)),
              new SplittableRandom(order.seed()));
      for (Crowd.CrowdRoom room : crowd.rooms()) {
        line(out, told(room));
      }
      for (Crowd.Visitor somebody : crowd.people()) {
        line(out, told(somebody));
      }
      return "%d people, each with the password \"%s\", and %d rooms; their tokens are in %s."
          .formatted(crowd.people().size(), PASSWORD, crowd.rooms().size(), order.out());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Whether its administrator, who is always the first, was made here. */
  private boolean wasSeededFirst() {
    return users.named(BEGINNING, SEEDED_MAX).stream()
        .anyMatch(user -> user.admin() && SEEDED.matcher(user.username().value()).matches());
  }

  private static Writer onlyForItsOwner(SeedOrder order) {
    try {
      Files.deleteIfExists(order.out());
      Files.createFile(
          order.out(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.newBufferedWriter(order.out());
    } catch (IOException denied) {
      throw new CannotStart(
          "--out: the file %s can't be written (%s)."
              .formatted(order.out(), denied.getClass().getSimpleName()),
          denied);
    }
  }

  private static Map<String, Object> told(Crowd.CrowdRoom room) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("room", room.id().toString());
    told.put("name", room.name().value());
    return told;
  }

  private Map<String, Object> told(Crowd.Visitor somebody) {
    Map<String, Object> told = new LinkedHashMap<>();
    var signedIn = somebody.signedIn();
    told.put("username", signedIn.user().username().value());
    told.put("accessToken", accessTokens.of(signedIn.user(), signedIn.signIn(), TOKEN_LIFE).text());
    told.put("refreshToken", signedIn.refreshToken());
    told.put("rooms", somebody.rooms().stream().map(Object::toString).toList());
    return told;
  }

  private void line(Writer out, Map<String, ?> told) throws IOException {
    out.write(json.writeValueAsString(told));
    out.write('\n');
  }
}
