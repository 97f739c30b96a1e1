package org.folkmoot.application.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.folkmoot.application.log.CatchUp.Missed;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.posting.PostRequest;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final RoomId NOWHERE = new RoomId(new UUID(9, 9));
  private static final History.Where NEWEST = new History.Where.Newest();

  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);
  private final UserId ada = house.person("ada");
  private final UserId bob = house.person("bob");
  private final RoomId room = house.room(ada, "tea", Visibility.PUBLIC, bob);
  private int posts;
  private int crowd;
  private long joined;

  @BeforeEach
  void look() {
    joined = head();
  }

  private long head() {
    return accepted(house.look().one(bob, room)).head();
  }

  private void post(int times) {
    for (int i = 0; i < times; i++) {
      ClientId clientId = new ClientId("c" + posts++);
      house.post.post(new PostRequest(room, ada, clientId, "hello", null, time.nanos()));
    }
  }

  /** Puts so many new people into the room. */
  private void crowd(int people) {
    for (int i = 0; i < people; i++) {
      accepted(house.join().join(house.person("user" + crowd++), room));
    }
  }

  private Missed changes(long after, String epoch, int limit) {
    return accepted(
        house
            .read()
            .changes(bob, room, new Seq(after), epoch.isEmpty() ? null : new Epoch(epoch), limit));
  }

  private static void refused(Decision<?> decision, Refusal.Reason reason) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class, no -> assertThat(no.refusal().reason()).isEqualTo(reason));
  }

  @Test
  void aStrangerMayKnowOfAPublicRoomButNotReadIt() {
    post(1);
    UserId eve = house.person("eve");
    refused(house.read().page(eve, room, NEWEST, 10), FORBIDDEN);
    refused(house.read().message(eve, room, new Seq(head())), FORBIDDEN);
    refused(house.read().changes(eve, room, Seq.ZERO, null, 10), FORBIDDEN);
    accepted(house.leave().leave(bob, room));
    refused(house.read().page(bob, room, NEWEST, 10), FORBIDDEN);
  }

  @Test
  void ofAPrivateRoomAStrangerMayKnowNothing() {
    RoomId hidden = house.room(ada, "den", Visibility.PRIVATE);
    for (RoomId none : List.of(hidden, NOWHERE)) {
      refused(house.read().page(bob, none, NEWEST, 10), NOT_FOUND);
      refused(house.read().message(bob, none, new Seq(1)), NOT_FOUND);
      refused(house.read().changes(bob, none, Seq.ZERO, null, 10), NOT_FOUND);
    }
  }

  @Test
  void whatIsNoMessageIsNotFound() {
    refused(house.read().message(bob, room, new Seq(1)), NOT_FOUND);
    refused(house.read().message(bob, room, new Seq(99)), NOT_FOUND);
  }

  @Test
  void pagesAscendAndSayWhatIsOnEitherSide() {
    post(5);
    long last = head();
    History.Page newest = accepted(house.read().page(bob, room, NEWEST, 2));
    assertThat(newest.items()).extracting(MessageView::seq).containsExactly(last - 1, last);
    assertThat(newest.hasBefore()).isTrue();
    assertThat(newest.hasAfter()).isFalse();
    History.Where before = new History.Where.Before(new Seq(last - 1));
    assertThat(accepted(house.read().page(bob, room, before, 2)).items())
        .extracting(MessageView::seq)
        .containsExactly(last - 3, last - 2);
    History.Where after = new History.Where.After(new Seq(last - 3));
    assertThat(accepted(house.read().page(bob, room, after, 2)).items())
        .extracting(MessageView::seq)
        .containsExactly(last - 2, last - 1);
  }

  @Test
  void whoMissedNothingGetsNothing() {
    assertThat(changes(head(), "", 10))
        .isEqualTo(
            new Missed.Changes(new Epoch("epoch-1"), List.of(), true, new Seq(head()), false));
  }

  @Test
  void eachThingComesOnceInItsNewestState() {
    post(2);
    Seq first = new Seq(head() - 1);
    accepted(house.react().react(bob, room, first, new Emoji("👍"), true));
    accepted(house.delete().delete(ada, room, first));
    Missed.Changes missed = (Missed.Changes) changes(joined, "epoch-1", 10);
    assertThat(missed.changes())
        .extracting(change -> change.seq().value())
        .containsExactly(joined + 2, head());
    MessageView last = ((Change.MessageChange) missed.changes().getLast()).message();
    assertThat(last.seq()).isEqualTo(first.value());
    assertThat(last.body()).isEmpty();
    assertThat(last.reactions()).isEmpty();
    assertThat(last.deletedAt()).isNotNull();
  }

  @Test
  void aPositionThatMeansNothingIsReset() {
    post(1);
    Missed.Reset reset = new Missed.Reset(new Epoch("epoch-1"), new Seq(head()), Seq.ZERO);
    assertThat(changes(head() + 1, "", 10)).isEqualTo(reset);
    assertThat(changes(joined - 2, "", 10)).isEqualTo(reset);
    assertThat(changes(joined, "another", 10)).isEqualTo(reset);
    assertThat(changes(head(), "another", 10)).isEqualTo(reset);
    assertThat(changes(joined - 1, "", 10)).isInstanceOf(Missed.Changes.class);
  }

  @Test
  void whatWasBeforeTheLatestJoiningIsReset() {
    post(1);
    long before = head();
    accepted(house.leave().leave(bob, room));
    accepted(house.join().join(bob, room));
    assertThat(changes(before, "", 10)).isInstanceOf(Missed.Reset.class);
  }

  @Test
  void upToAThousandMessagesAreToldAndMoreAreReadAnew() {
    post(1_000);
    assertThat(changes(joined, "", 1_000))
        .isInstanceOfSatisfying(
            Missed.Changes.class,
            missed -> {
              assertThat(missed.changes()).hasSize(1_000);
              assertThat(missed.more()).isFalse();
            });
    post(1);
    assertThat(changes(joined, "", 1_000))
        .isEqualTo(new Missed.Reset(new Epoch("epoch-1"), new Seq(head()), Seq.ZERO));
    assertThat(changes(joined + 1, "", 1_000)).isInstanceOf(Missed.Changes.class);
  }

  @Test
  void aThousandChangesOfOneMessageAreOne() {
    post(1);
    Seq loved = new Seq(head());
    for (int i = 0; i < 1_001; i++) {
      accepted(house.react().react(bob, room, loved, new Emoji("👍"), i % 2 == 0));
    }
    assertThat(((Missed.Changes) changes(joined, "", 10)).changes()).hasSize(1);
  }

  @Test
  void aboveTwoHundredMembersAreReadAnew() {
    crowd(200);
    Missed.Changes listed = (Missed.Changes) changes(joined, "", 1_000);
    assertThat(listed.members()).isTrue();
    assertThat(listed.changes().stream().filter(c -> c instanceof Change.MemberChange))
        .hasSize(200);
    crowd(1);
    Missed.Changes counted = (Missed.Changes) changes(joined, "", 1_000);
    assertThat(counted.members()).isFalse();
    assertThat(counted.changes()).noneMatch(c -> c instanceof Change.MemberChange);
    assertThat(counted.head()).isEqualTo(new Seq(head()));
  }

  @Test
  void pagesReachTheHeadWithoutGap() {
    post(25);
    crowd(5);
    post(3);
    List<Long> seqs = new ArrayList<>();
    long cursor = joined;
    Missed.Changes page;
    do {
      page = (Missed.Changes) changes(cursor, "epoch-1", 4);
      assertThat(page.changes()).hasSizeLessThanOrEqualTo(4);
      page.changes().forEach(change -> seqs.add(change.seq().value()));
      cursor = page.head().value();
    } while (page.more());
    assertThat(cursor).isEqualTo(head());
    Missed.Changes atOnce = (Missed.Changes) changes(joined, "", 1_000);
    assertThat(seqs)
        .containsExactlyElementsOf(
            atOnce.changes().stream().map(change -> change.seq().value()).toList());
    assertThat(seqs).isSorted().doesNotHaveDuplicates().hasSize(38);
  }
}
