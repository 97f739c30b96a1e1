package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.rights.Cell;
import org.folkmoot.application.rights.Stage;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.rights.Standing;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of rights, walked through over HTTP: each act, by each standing, in each room. */
class TableOfRightsTest {
  private static final Map<Standing, Person> PEOPLE = new EnumMap<>(Standing.class);
  private static Site site;
  private static Person founder;
  private static Person other;
  private static Person newcomer;

  private record Person(String name, UserId id, Site.Caller caller) {}

  @BeforeAll
  static void open() {
    site = Site.open();
    // Whoever comes first administers the server.
    PEOPLE.put(Standing.OVERSEER, person("overseer"));
    founder = person("founder");
    other = person("other");
    newcomer = person("newcomer");
    for (Standing standing : Standing.values()) {
      PEOPLE.computeIfAbsent(standing, s -> person("the-" + s.name().toLowerCase(Locale.ROOT)));
    }
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static Person person(String name) {
    Site.Answer registered = site.register(name);
    return new Person(
        name,
        new UserId(UUID.fromString(registered.get("user").get("id").getStringValue())),
        site.bearer(registered.string("accessToken")));
  }

  static Stream<Cell> cells() {
    return Cell.of(List.of(Act.values()));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void eachMayDoWhatTheTableSaysAndNothingElse(Cell cell) {
    InMemoryHouse house = site.house();
    Person who = PEOPLE.get(cell.standing());
    Stage stage =
        new Stage(
            house.store,
            house.log,
            house.clock.instant(),
            new Stage.Cast(founder.id(), other.id(), who.id()),
            cell);
    Optional<Refusal> no = stage.refusal();

    Site.Answer answer = call(stage, cell.act(), who.caller());

    if (no.isEmpty()) {
      assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    } else if (stage.isHidden()) {
      answer.isProblem(404, "not_found", "");
      assertThat(answer.string("detail")).isEqualTo(no.get().detail());
    } else {
      answer.isProblem(403, "forbidden", "");
    }
    if (no.isPresent()) {
      stage.isUntouched();
    }
  }

  private static Site.Answer call(Stage stage, Act act, Site.Caller by) {
    String here = "/api/rooms/" + stage.id();
    String link = "/api/invites/" + stage.code().value();
    String mine = here + "/messages/" + stage.own();
    String theirs = here + "/messages/" + stage.others();
    String member = here + "/members/" + other.name();
    return switch (act) {
      case SEE -> by.get(stage.hasLink() ? link : here);
      case JOIN -> by.post(stage.hasLink() ? link + "/accept" : here + "/join", "");
      case READ -> by.get(here + "/messages");
      case POST -> by.post(here + "/messages", "{\"clientId\": \"new\", \"body\": \"hi\"}");
      case REACT -> by.send("PUT", theirs + "/reactions/%F0%9F%91%8D", "");
      case EDIT_OWN -> by.send("PATCH", mine, "{\"body\": \"other words\"}");
      case EDIT_OTHERS -> by.send("PATCH", theirs, "{\"body\": \"other words\"}");
      case DELETE_OWN -> by.send("DELETE", mine, "");
      case DELETE_OTHERS -> by.send("DELETE", theirs, "");
      case INVITE -> by.post(here + "/invites", "{}");
      case ADD -> by.send("PUT", here + "/members/" + newcomer.name(), "{\"role\": \"member\"}");
      case REMOVE -> by.send("DELETE", member, "");
      case BAN -> by.send("PUT", here + "/bans/" + other.name(), "{\"reason\": \"spam\"}");
      case MUTE -> by.send("PUT", member, "{\"mutedUntil\": \"9999-01-01T00:00:00.000Z\"}");
      case CHANGE_ROLE -> by.send("PUT", member, "{\"role\": \"admin\"}");
      case CHANGE_SETTINGS -> by.send("PATCH", here, "{\"description\": \"another\"}");
      case ARCHIVE -> by.send("PATCH", here, "{\"archived\": %s}".formatted(!stage.isArchived()));
      case DELETE_ROOM -> by.send("DELETE", here, "");
    };
  }
}
