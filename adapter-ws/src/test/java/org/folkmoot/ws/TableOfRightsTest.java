package org.folkmoot.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.folkmoot.application.memory.InMemoryRoomLog;
import org.folkmoot.application.memory.InMemoryStore;
import org.folkmoot.application.rights.Cell;
import org.folkmoot.application.rights.Hall;
import org.folkmoot.application.rights.Stage;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.rights.Standing;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.ws.frame.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of rights, walked through on sockets: each act that has a command there. */
class TableOfRightsTest {
  private static final List<Act> CHANGES =
      List.of(
          Act.POST, Act.REACT, Act.EDIT_OWN, Act.EDIT_OTHERS, Act.DELETE_OWN, Act.DELETE_OTHERS);

  private static final Map<Standing, House.Person> PEOPLE = new EnumMap<>(Standing.class);
  private static House house;
  private static House.Person founder;
  private static House.Person other;

  @BeforeAll
  static void open() {
    house = House.open();
    // Whoever comes first administers the server.
    PEOPLE.put(Standing.OVERSEER, house.person("overseer"));
    founder = house.person("founder");
    other = house.person("other");
    for (Standing standing : Standing.values()) {
      PEOPLE.computeIfAbsent(
          standing, s -> house.person("the-" + s.name().toLowerCase(Locale.ROOT)));
    }
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Stage stage(Cell cell) {
    InMemoryStore store = house.get(InMemoryStore.class);
    return new Stage(
        store,
        new InMemoryRoomLog(store),
        Instant.now(),
        new Stage.Cast(founder.id(), other.id(), PEOPLE.get(cell.standing()).id()),
        cell);
  }

  static Stream<Cell> changes() {
    return Cell.of(CHANGES);
  }

  @Test
  void everyCommandThatIsAnsweredIsOneOfThem() {
    Stage stage = stage(new Cell(Hall.PUBLIC, Act.POST, Standing.MEMBER));
    assertThat(CHANGES.stream().map(act -> typeIn(command(stage, act))))
        .containsAll(
            Stream.of(Command.Asked.class.getPermittedSubclasses())
                .map(one -> one.getSimpleName().toLowerCase(Locale.ROOT))
                .toList());
  }

  private static String typeIn(String command) {
    return command.replaceFirst(".*\"type\":\"([a-z]+)\".*", "$1");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void eachMayDoWhatTheTableSaysAndNothingElse(Cell cell) throws IOException {
    Stage stage = stage(cell);
    Optional<Refusal> no = stage.refusal();
    try (RawSocket socket = house.greeted(PEOPLE.get(cell.standing()))) {
      socket.say(command(stage, cell.act()));
      if (no.isEmpty()) {
        assertThat(socket.hear("ack", "nack"))
            .containsEntry("type", "ack")
            .containsEntry("ref", "r")
            .containsEntry("room", stage.id().toString());
      } else {
        assertThat(socket.hear("ack", "nack"))
            .containsEntry("type", "nack")
            .containsEntry("ref", "r")
            .containsEntry("code", stage.isHidden() ? "not_found" : "forbidden");
        stage.isUntouched();
      }
      if (stage.isHidden()) {
        // As of a room that isn't there.
        socket.say(command(stage, cell.act()).replace(stage.id().toString(), NOWHERE));
        assertThat(socket.hear("nack"))
            .containsEntry("code", "not_found")
            .containsEntry("detail", no.orElseThrow().detail());
      }
    }
  }

  private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

  private static String command(Stage stage, Act act) {
    String of = "\"ref\":\"r\",\"room\":\"%s\"".formatted(stage.id());
    String mine = of + ",\"seq\":" + stage.own();
    String theirs = of + ",\"seq\":" + stage.others();
    String words = ",\"body\":\"other words\"";
    return "{"
        + switch (act) {
          case POST -> "\"type\":\"post\"," + of + ",\"clientId\":\"new\"" + words;
          case REACT -> "\"type\":\"react\"," + theirs + ",\"emoji\":\"👍\",\"on\":true";
          case EDIT_OWN -> "\"type\":\"edit\"," + mine + words;
          case EDIT_OTHERS -> "\"type\":\"edit\"," + theirs + words;
          case DELETE_OWN -> "\"type\":\"delete\"," + mine;
          case DELETE_OTHERS -> "\"type\":\"delete\"," + theirs;
          default -> throw new IllegalStateException(act + " has no command");
        }
        + "}";
  }

  static Stream<Cell> readings() {
    return Cell.of(List.of(Act.READ));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void whoMayReadIsToldOfTheRoomAndMayMarkItAndNobodyElse(Cell cell) throws IOException {
    Stage stage = stage(cell);
    boolean may = stage.refusal().isEmpty();
    Optional<Seq> before = stage.mark();
    try (RawSocket socket = house.connect(PEOPLE.get(cell.standing()))) {
      socket.say("{\"type\":\"hello\",\"cursors\":{\"%s\":1}}".formatted(stage.id()));
      List<?> rooms = (List<?>) socket.hear("ready").get("rooms");
      assertThat(rooms.stream().map(room -> ((Map<?, ?>) room).get("id")))
          .satisfies(ids -> assertThat(ids.contains(stage.id().toString())).isEqualTo(may));
      socket.say("{\"type\":\"read\",\"room\":\"%s\",\"seq\":4}".formatted(stage.id()));
      socket.say(
          "{\"type\":\"delete\",\"ref\":\"last\",\"room\":\"%s\",\"seq\":9999}"
              .formatted(stage.id()));
      // The commands of one socket that wait for the database are done in turn, so this is the
      // last.
      Map<String, Object> heard = socket.hear("catchup", "nack");
      if (may) {
        while (heard.get("type").equals("nack")
            || !heard.get("room").equals(stage.id().toString())) {
          heard = socket.hear("catchup", "nack");
        }
      } else {
        assertThat(heard).containsEntry("type", "nack").containsEntry("ref", "last");
        assertThat(stage.mark()).isEqualTo(before);
      }
    }
  }

  static Stream<Cell> posts() {
    return Cell.of(List.of(Act.POST));
  }

  @ParameterizedTest
  @MethodSource("posts")
  void whoMayPostIsSeenToTypeAndNobodyElse(Cell cell) throws IOException {
    Stage stage = stage(cell);
    House.Person typist = PEOPLE.get(cell.standing());
    try (RawSocket types = house.greeted(typist);
        RawSocket sees = house.greeted(other)) {
      types.say("{\"type\":\"typing\",\"room\":\"%s\",\"on\":true}".formatted(stage.id()));
      types.say("{\"type\":\"ping\"}");
      Map<String, Object> said = types.hear("typing", "pong", "nack");
      assertThat(said).containsEntry("type", "pong");
      Map<String, Object> seen = Map.of();
      if (stage.refusal().isEmpty()) {
        while (!stage.id().toString().equals(seen.get("room"))) {
          seen = sees.hear("typing");
        }
        assertThat(seen).containsEntry("username", typist.username()).containsEntry("on", true);
        return;
      }
      // That nothing comes later either, TypingSignalsTest shows with time in its hand.
      sees.say("{\"type\":\"ping\"}");
      while (!"pong".equals(seen.get("type"))) {
        seen = sees.hear("typing", "pong");
        assertThat(seen).doesNotContainEntry("room", stage.id().toString());
      }
    }
  }
}
