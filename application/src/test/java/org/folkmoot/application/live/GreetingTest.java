package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** What somebody hears first. */
final class GreetingTest {
  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");

  @Test
  void nothingIsSaidBeforeTheGreetingThoughTheRoomsChange() {
    Gathering.Socket socket = gathering.open(0, ada);
    gathering.joinHall(ada);
    assertThat(socket.heard()).isEmpty();
    socket.greeted(Map.of(Gathering.HALL, Seq.ZERO));
  }

  @Test
  void whatComesAfterAnEarlyChangeOfTheRoomsIsSaidOnce() {
    Gathering.Socket socket = gathering.open(0, ada);
    gathering.joinHall(ada);
    socket.greeted(Map.of());
    gathering.joinHall(gathering.person(2, "bob"));
    assertThat(socket.heard()).isNotEmpty().doesNotHaveDuplicates();
  }
}
