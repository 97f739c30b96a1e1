package org.folkmoot.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.application.session.SocketPort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How sockets end, and that nothing of them stays. */
class ClosingTest {
  private static House house;

  @BeforeAll
  static void open() {
    house = House.open("folkmoot.heartbeat", "400ms", "folkmoot.stuck-wait", "500ms");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void awaitGone(House.Person person) {
    await().until(() -> house.live().sessions().of(person.id()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 3000, 4999})
  void clientsCloseIsEchoedAndTheConnectionEnds(int code) throws IOException {
    House.Person person = house.person("closing" + code);
    try (RawSocket socket = house.greeted(person)) {
      socket.sayClose(code);
      assertThat(socket.hearClose()).isEqualTo(code);
      assertThat(socket.hasEnded()).isTrue();
      awaitGone(person);
    }
  }

  @Test
  void closeWithoutACodeIsEchoedWithoutOne() throws IOException {
    House.Person person = house.person("wordless");
    try (RawSocket socket = house.greeted(person)) {
      socket.sayFrame(true, RawSocket.CLOSE, new byte[0]);
      socket.flush();
      assertThat(socket.hearClose()).isEqualTo(1005);
      assertThat(socket.hasEnded()).isTrue();
      awaitGone(person);
    }
  }

  @Test
  void brokenConnectionIsForgotten() throws IOException {
    House.Person person = house.person("broken");
    house.greeted(person).close();
    awaitGone(person);
  }

  @Test
  void serverSaysWhyAndEndsTheConnectionOnceAnswered() throws IOException {
    House.Person person = house.person("leaving");
    for (SocketPort.Closing why : SocketPort.Closing.values()) {
      int expected =
          switch (why) {
            case GOING_AWAY -> 1001;
            case SIGN_IN_ENDED -> 4401;
            case FELL_BEHIND -> 4409;
          };
      try (RawSocket socket = house.greeted(person)) {
        house.live().sessions().of(person.id()).forEach(talk -> talk.end(why));
        assertThat(socket.hearClose()).isEqualTo(expected);
        awaitGone(person);
        socket.sayClose(expected);
        assertThat(socket.hasEnded()).isTrue();
      }
    }
  }

  @Test
  void whoeverDoesNotAnswerTheCloseIsCutOff() throws IOException {
    House.Person person = house.person("stubborn");
    try (RawSocket socket = house.greeted(person)) {
      house.live().signInEnded(person.signedIn().signIn(), person.signedIn().user().id());
      assertThat(socket.hearClose()).isEqualTo(4401);
      assertThat(socket.hasEnded()).isTrue();
    }
  }

  @Test
  void deadPeerIsFoundByItsSilence() throws IOException {
    House.Person person = house.person("silent");
    try (RawSocket socket = house.greeted(person)) {
      int pings = 0;
      RawSocket.Heard heard = socket.hear();
      while (heard.opcode() == RawSocket.PING && pings < 5) {
        pings++;
        heard = socket.hear();
      }
      assertThat(pings).isBetween(1, 3);
      assertThat(heard.closeCode()).isEqualTo(4408);
      awaitGone(person);
    }
  }

  @Test
  void peerThatAnswersPingsStays() throws IOException {
    House.Person person = house.person("lively");
    try (RawSocket socket = house.greeted(person)) {
      for (int i = 0; i < 5; i++) {
        RawSocket.Heard heard = socket.hear();
        assertThat(heard.opcode()).isEqualTo(RawSocket.PING);
        socket.sayFrame(true, RawSocket.PONG, heard.payload());
        socket.flush();
      }
      assertThat(house.live().sessions().of(person.id())).hasSize(1);
    }
  }

  @Test
  void oneSocketTooManyIsUpgradedAndThenClosed() throws IOException {
    try (House calm = House.open()) {
      House.Person person = calm.person("many");
      List<RawSocket> all = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        all.add(calm.greeted(person));
      }
      try (RawSocket eleventh = calm.connect(person)) {
        assertThat(eleventh.hearClose()).isEqualTo(4429);
      }
      all.removeLast().close();
      await().until(() -> calm.live().sessions().of(person.id()).size() == 9);
      all.add(calm.greeted(person));
      for (RawSocket socket : all) {
        socket.say("{\"type\":\"ping\"}");
        socket.hear("pong");
        socket.close();
      }
    }
  }

  @Test
  void deadSocketMakesRoomForANewOne() throws IOException {
    // Four seconds are more than one and a half of these heartbeats, and less than two.
    try (House calm = House.open("folkmoot.heartbeat", "2600ms")) {
      House.Person person = calm.person("many");
      List<RawSocket> all = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        all.add(calm.greeted(person));
      }
      RawSocket dead = calm.greeted(person);
      calm.get(SkewedTimers.class).sleep(4);
      for (RawSocket socket : all) {
        socket.say("{\"type\":\"ping\"}");
        socket.hear("pong");
      }
      all.add(calm.greeted(person));
      assertThat(dead.hearClose()).isEqualTo(4408);
      for (RawSocket socket : all) {
        socket.say("{\"type\":\"ping\"}");
        socket.hear("pong");
        socket.close();
      }
      dead.close();
    }
  }
}
