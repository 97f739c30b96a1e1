package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.session.RoomLists;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** Many sockets that have to read the log at once. */
final class CatchingUpTest {
  private static final int CROWD = 12;

  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");
  private final Queue<Runnable> work = new ArrayDeque<>();

  /** They were greeted, and what they have missed no tail can tell. */
  private List<Gathering.Socket> crowd() {
    gathering.joinHall(ada);
    List<Gathering.Socket> crowd =
        IntStream.range(0, CROWD).mapToObj(i -> gathering.open(0, ada)).toList();
    crowd.forEach(one -> one.session.hello(Map.of(Gathering.HALL, Seq.ZERO), null));
    gathering.worker = work::add;
    crowd.forEach(Gathering.Socket::heard);
    return crowd;
  }

  private void workAll() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  @Test
  void soManyReadAtOnceAndTheOthersAfterThem() {
    List<Gathering.Socket> crowd = crowd();
    assertThat(work).hasSize(RoomLists.READING_MAX);
    work.remove().run();
    assertThat(work).hasSize(RoomLists.READING_MAX);
    workAll();
    assertThat(crowd)
        .allSatisfy(
            one -> assertThat(one.heard()).hasAtLeastOneElementOfType(ServerMessage.Catchup.class));
  }

  @Test
  void whoIsGoneIsReadForNoMore() {
    crowd().forEach(one -> one.session.close());
    int[] reads = {0};
    gathering.store.betweenStatements(() -> reads[0]++);
    workAll();
    assertThat(reads[0]).isZero();
  }

  // What waits there may be left over from a drain that broke, and then nobody comes for it.
  @Test
  void whoGoesIsDrainedThoughSomethingWaitsAlready() {
    Gathering.Socket socket = gathering.open(0, ada);
    socket.session.say(new ServerMessage.Nack("r", "invalid", "", null));
    int before = socket.wakes;
    socket.session.close();
    assertThat(socket.wakes).isGreaterThan(before);
  }
}
