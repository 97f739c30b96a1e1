package org.folkmoot.application.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.ThreadInfo;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** Posts to a thread, as they are told to everybody. */
final class ThreadPostsTest {
  private final InMemoryHouse house = new InMemoryHouse(new TestTime(Instant.EPOCH), Runnable::run);
  private final UserId ada = house.person("ada");
  private final UserId bob = house.person("bob");
  private final UserId eve = house.person("eve");
  private final UserId joe = house.person("joe");
  private final RoomId tea = house.room(ada, "tea", Visibility.PUBLIC, bob, eve, joe);
  private final ThreadPlace place = new ThreadPlace(root(), false);

  private Seq root() {
    ClientId clientId = new ClientId("root");
    return InMemoryHouse.accepted(
            house
                .post
                .post(new PostRequest(tea, ada, clientId, "root", null, 0))
                .toCompletableFuture()
                .join())
        .seq();
  }

  private record Told(List<Decision<Posted>> answers, List<Change> decided, List<Change> read) {}

  private Told store(boolean knowsThreads, UserId... senders) {
    List<PostRequest> posts =
        IntStream.range(0, senders.length)
            .mapToObj(
                i -> new PostRequest(tea, senders[i], new ClientId("c" + i), "x", null, place, 0))
            .toList();
    List<RoomLog.PostLookup> asks =
        posts.stream()
            .map(
                post ->
                    new RoomLog.PostLookup(
                        tea, post.sender(), post.clientId(), null, place.root(), Set.of()))
            .toList();
    return house.store.write(
        () -> {
          RoomLog.LockedFacts facts = house.log.lockAndLook(asks);
          Seq before = facts.locked().room(tea).orElseThrow().room().head();
          PostBatchDecider decider =
              new PostBatchDecider(facts.locked(), Instant.EPOCH, knowsThreads);
          List<Decision<Posted>> answers = decider.all(posts, facts.looks());
          house.log.append(facts.locked().rooms().values());
          Seq head = facts.locked().room(tea).orElseThrow().room().head();
          return new Told(answers, decider.changes(), house.log.appended(tea, before, head));
        });
  }

  private static ThreadInfo info(Change change) {
    return ((Change.MessageChange) change).threadInfo();
  }

  @Test
  void whatIsToldWithoutALookIsWhatALookWouldShow() {
    assertThat(store(true, bob).decided()).hasSize(1);
    Told told = store(true, joe, ada, eve, joe);
    assertThat(told.decided().getLast()).isEqualTo(told.read().getLast());
    assertThat(told.decided())
        .extracting(change -> info(change).count())
        .containsExactly(2, 3, 4, 5);
    assertThat(info(told.decided().getLast()).people())
        .extracting(UserRef::username)
        .containsExactly("joe", "eve", "ada");
  }

  @Test
  void nothingIsSaidInAThreadWhileAReplicaLivesThatKnowsNone() {
    Told told = store(false, bob);
    assertThat(told.read()).isEmpty();
    assertThat(told.answers().getFirst()).isEqualTo(Decision.refused(Refusal.duringUpgrade()));
  }
}
