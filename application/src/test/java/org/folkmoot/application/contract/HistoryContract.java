package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.Moment;
import org.folkmoot.application.view.ThreadInfo;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link History}. */
public abstract class HistoryContract {
  private History history;
  private RoomLog log;
  private People people;
  private UserId ada;
  private UserId bob;
  private RoomId hall;

  protected abstract RoomLog log();

  protected abstract History history();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void openHall() {
    history = history();
    log = log();
    people = new People(new Random(11), users(), log, transactions());
    ada = people.person("ada");
    bob = people.person("bob");
    hall = people.room("hall", Visibility.PUBLIC, ada);
  }

  @Test
  void standingTellsHeadAndMembershipOfOneInstant() {
    History.Position stranger = history.standing(hall, bob).orElseThrow();
    assertThat(stranger.member()).isEmpty();
    people.join(hall, bob);
    History.Position member = history.standing(hall, bob).orElseThrow();
    assertThat(member.present().orElseThrow().joined()).isEqualTo(stranger.head().next());
    assertThat(member.head().value()).isEqualTo(stranger.head().value() + 2);
    people.leave(hall, bob);
    assertThat(history.standing(hall, bob).orElseThrow().present()).isEmpty();
    assertThat(history.standing(new RoomId(people.id()), ada)).isEmpty();
  }

  @Test
  void changesStayBelowTheGivenHead() {
    Seq before = head();
    Seq first = people.post(hall, ada, "a", "first");
    people.post(hall, ada, "b", "second");
    List<Change> changes = history.changes(ada, hall, before, first, true, 10).orElseThrow();
    assertThat(changes).extracting(Change::seq).containsExactly(first);
  }

  @Test
  void aMessageEditedAboveTheHeadIsLeftForLater() {
    Seq before = head();
    Seq first = people.post(hall, ada, "a", "first");
    Seq second = people.post(hall, ada, "b", "second");
    edit(first, "edited");
    assertThat(history.changes(ada, hall, before, second, true, 10).orElseThrow())
        .extracting(Change::seq)
        .containsExactly(second);
    assertThat(history.changes(ada, hall, before, head(), true, 10).orElseThrow())
        .extracting(Change::seq)
        .containsExactly(second, new Seq(second.value() + 1));
  }

  @Test
  void anOldMessageThatChangedIsFoundByItsChange() {
    Seq first = people.post(hall, ada, "a", "first");
    for (int i = 0; i < 5; i++) {
      people.post(hall, ada, "n" + i, "more");
    }
    Seq cursor = head();
    edit(first, "edited");
    List<Change> changes = history.changes(ada, hall, cursor, head(), true, 10).orElseThrow();
    assertThat(changes).hasSize(1);
    MessageView message = ((Change.MessageChange) changes.getFirst()).message();
    assertThat(message.seq()).isEqualTo(first.value());
    assertThat(message.body()).isEqualTo("edited");
  }

  private void edit(Seq seq, String words) {
    people.in(
        hall,
        lockedRoom ->
            lockedRoom.edit(
                log.member(hall, ada),
                log.message(hall, seq),
                new Body(words),
                List.of(),
                People.NOON));
  }

  @Test
  void aStrangerReadsNothingByAnyRoad() {
    Seq said = people.post(hall, ada, "a", "secret");
    assertThat(history.changes(bob, hall, Seq.ZERO, head(), true, 10)).isEmpty();
    assertThat(history.page(bob, hall, new History.Where.Newest(), 10)).isEmpty();
    assertThat(history.page(bob, hall, new History.Where.Around(said), 10)).isEmpty();
    assertThat(history.message(bob, hall, said)).isEmpty();
  }

  @Test
  void whoLeftReadsNothingAnyMoreAndSeesOnlyTheirGoing() {
    people.join(hall, bob);
    people.leave(hall, bob);
    people.post(hall, ada, "a", "after");
    assertThat(history.changes(bob, hall, Seq.ZERO, head(), true, 10)).isEmpty();
    Change.MemberChange own = history.ownMembership(bob, hall).orElseThrow();
    assertThat(own.event()).isEqualTo("left");
    assertThat(own.member().role()).isEqualTo("none");
  }

  @Test
  void nothingNewIsNotTheSameAsNotAllowed() {
    assertThat(history.changes(ada, hall, head(), head(), true, 10)).contains(List.of());
  }

  @Test
  void aStretchHoldsEverythingForNobodyInParticular() {
    Seq before = head();
    people.join(hall, bob);
    people.post(hall, bob, "a", "hello");
    History.Stretch stretch = history.stretch(hall, before, 10).orElseThrow();
    assertThat(stretch.whole()).isTrue();
    assertThat(stretch.touched()).containsExactly(bob);
    assertThat(stretch.changes()).hasSize(3);
    assertThat(stretch.head()).isEqualTo(head());
    assertThat(history.stretch(hall, before, 2).orElseThrow().whole()).isFalse();
  }

  @Test
  void headsNameTheRoomsThatExist() {
    RoomId nowhere = new RoomId(people.id());
    History.Heads heads = history.heads(List.of(hall, nowhere));
    assertThat(heads.of()).containsOnlyKeys(hall);
    assertThat(heads.of()).containsEntry(hall, head());
    assertThat(heads.epoch().value()).isNotEmpty();
    assertThat(history.heads(List.of(nowhere)).epoch()).isEqualTo(heads.epoch());
  }

  @Test
  void pagesGoBothWaysAndSayWhatIsLeft() {
    Seq first = people.post(hall, ada, "p0", "0");
    for (int i = 1; i < 10; i++) {
      people.post(hall, ada, "p" + i, Integer.toString(i));
    }
    assertPage(new History.Where.Newest(), 3, "789", true, false);
    assertPage(new History.Where.Before(new Seq(first.value() + 7)), 3, "456", true, true);
    assertPage(new History.Where.After(new Seq(first.value() + 1)), 3, "234", true, true);
    assertPage(new History.Where.After(new Seq(first.value() + 6)), 5, "789", true, false);
    assertPage(new History.Where.Before(new Seq(first.value() + 2)), 5, "01", false, true);
    assertPage(new History.Where.Around(new Seq(first.value() + 5)), 4, "3456", true, true);
    assertPage(new History.Where.Newest(), 50, "0123456789", false, false);
  }

  private void assertPage(
      History.Where where, int limit, String bodies, boolean before, boolean after) {
    assertPage(new History.Scope.Timeline(), where, limit, bodies, before, after);
  }

  private void assertPage(
      History.Scope scope,
      History.Where where,
      int limit,
      String bodies,
      boolean before,
      boolean after) {
    History.Page page = history.page(ada, hall, scope, where, limit).orElseThrow();
    String words = page.items().stream().map(MessageView::body).reduce("", (all, one) -> all + one);
    assertThat(words).as("%s %s", scope, where).isEqualTo(bodies);
    assertThat(page.hasBefore()).as("before %s", where).isEqualTo(before);
    assertThat(page.hasAfter()).as("after %s", where).isEqualTo(after);
  }

  @Test
  void aThreadIsLeafedThroughByItself() {
    Seq root = people.post(hall, ada, "root", "r");
    people.post(hall, ada, "t1", "1", new ThreadPlace(root, false));
    people.post(hall, ada, "room", "x");
    Seq both = people.post(hall, ada, "t2", "2", new ThreadPlace(root, true));
    people.post(hall, ada, "t3", "3", new ThreadPlace(root, false));
    History.Where newest = new History.Where.Newest();
    History.Where around = new History.Where.Around(both);
    assertPage(newest, 10, "rx2", false, false);
    assertPage(newest, 2, "x2", true, false);
    assertPage(new History.Where.After(root), 1, "x", true, true);
    assertPage(around, 2, "x2", true, false);
    History.Scope thread = new History.Scope.OneThread(root);
    assertPage(thread, newest, 10, "123", false, false);
    assertPage(thread, around, 2, "12", false, true);
    assertPage(thread, new History.Where.Before(both), 1, "1", false, true);
    assertPage(thread, new History.Where.After(both), 1, "3", true, false);
    assertPage(new History.Scope.OneThread(both), newest, 10, "", false, false);
    assertPage(new History.Scope.Everything(), newest, 10, "r1x23", false, false);
  }

  @Test
  void aRootTellsWhatHangsOnItAndSoDoesEachChangeThere() {
    people.join(hall, bob);
    UserId eve = people.person("eve");
    UserId joe = people.person("joe");
    people.join(hall, eve);
    people.join(hall, joe);
    Seq root = people.post(hall, ada, "root", "r");
    assertThat(history.message(ada, hall, root).orElseThrow().threadInfo()).isNull();
    ThreadPlace place = new ThreadPlace(root, false);
    for (UserId each : List.of(ada, bob, eve, bob, joe)) {
      people.post(hall, each, "t" + head(), "t", place);
    }
    Seq last = head();
    assertHanging(root, 5, last, "joe", "bob", "eve");
    people.in(
        hall,
        lockedRoom ->
            lockedRoom.delete(
                new Actor(joe, log.member(hall, joe), false),
                log.message(hall, last),
                People.NOON));
    assertHanging(root, 4, new Seq(last.value() - 1), "bob", "eve", "ada");
    people.set(hall, ada, "historyForNewcomers", "sinceJoining");
    UserId late = people.person("late");
    people.join(hall, late);
    people.post(hall, late, "late", "t", place);
    assertHanging(root, 5, head(), "late", "bob", "eve");
    MessageView seen = history.message(late, hall, head()).orElseThrow();
    assertThat(seen.thread()).isEqualTo(root.value());
    Change.MessageChange change =
        (Change.MessageChange)
            history
                .changes(late, hall, new Seq(head().value() - 1), head(), false, 9)
                .orElseThrow()
                .getFirst();
    assertThat(change.threadInfo().count()).isEqualTo(1);
  }

  private void assertHanging(Seq root, int count, Seq last, String... people) {
    ThreadInfo info = history.message(ada, hall, root).orElseThrow().threadInfo();
    assertThat(info.count()).isEqualTo(count);
    assertThat(info.lastSeq()).isEqualTo(last.value());
    assertThat(info.lastAt()).isEqualTo(Moment.text(People.NOON));
    assertThat(info.people()).extracting(UserRef::username).containsExactly(people);
    Seq before = new Seq(head().value() - 1);
    List<Change> asRead = history.changes(ada, hall, before, head(), false, 9).orElseThrow();
    assertThat(((Change.MessageChange) asRead.getFirst()).threadInfo()).isEqualTo(info);
    assertThat(history.stretch(hall, before, 9).orElseThrow().changes()).isEqualTo(asRead);
  }

  @Test
  void countsStopWhereTheyAreTold() {
    Seq before = head();
    for (int i = 0; i < 5; i++) {
      people.post(hall, ada, "p" + i, "x");
    }
    people.join(hall, bob);
    assertThat(history.countMessages(hall, before, head(), 100)).isEqualTo(6);
    assertThat(history.countMessages(hall, before, head(), 3)).isEqualTo(3);
    assertThat(history.countMembers(hall, before, head(), 100)).isEqualTo(1);
    assertThat(history.countMembers(hall, before, before, 100)).isZero();
  }

  @Test
  void aMessageIsReadWithWhatItAnswers() {
    Seq first = people.post(hall, ada, "a", "question");
    people.in(
        hall,
        lockedRoom ->
            lockedRoom.post(
                log.member(hall, ada),
                new org.folkmoot.domain.message.Draft(
                    ada,
                    new org.folkmoot.domain.message.ClientId("b"),
                    new Body("answer"),
                    first,
                    List.of()),
                true,
                People.NOON));
    Optional<MessageView> answer = history.message(ada, hall, head());
    assertThat(answer.orElseThrow().replyTo()).isNotNull();
    MessageView question = history.message(ada, hall, first).orElseThrow();
    assertThat(question.replies()).isNotNull();
    assertThat(question.replies().count()).isEqualTo(1);
  }

  private Seq head() {
    return history.standing(hall, ada).orElseThrow().head();
  }

  // --- what is not for everybody ---

  private Seq reply(UserId sender, String clientId, Seq to) {
    Seq[] at = new Seq[1];
    people.in(
        hall,
        lockedRoom -> {
          lockedRoom.post(
              log.member(hall, sender),
              new Draft(sender, new ClientId(clientId), new Body("yes"), to, List.of()),
              true,
              People.NOON);
          at[0] = lockedRoom.room().head();
        });
    return at[0];
  }

  /** By no road does bob see what was said before a position; ada sees all that is kept. */
  private void hidden(Seq old, Seq reply, Seq after) {
    assertThat(history.message(bob, hall, old)).isEmpty();
    for (History.Where where :
        List.of(
            new History.Where.Newest(),
            new History.Where.Before(reply.next()),
            new History.Where.After(Seq.ZERO),
            new History.Where.Around(old))) {
      History.Page page = history.page(bob, hall, where, 50).orElseThrow();
      assertThat(page.items()).extracting(MessageView::seq).doesNotContain(old.value());
      assertThat(page.items()).extracting(MessageView::seq).contains(reply.value());
      assertThat(page.hasBefore()).isFalse();
    }
    List<Change> changes = history.changes(bob, hall, after, head(), true, 100).orElseThrow();
    assertThat(changes)
        .filteredOn(Change.MessageChange.class::isInstance)
        .extracting(change -> ((Change.MessageChange) change).message().seq())
        .doesNotContain(old.value())
        .contains(reply.value());
    assertThat(history.message(bob, hall, reply).orElseThrow().replyTo()).isNull();
  }

  @Test
  void newcomersSeeNothingFromBeforeTheyCame() {
    Seq old = people.post(hall, ada, "old", "secret");
    Seq before = head();
    people.set(hall, ada, "historyForNewcomers", "sinceJoining");
    people.join(hall, bob);
    Seq reply = reply(ada, "reply", old);
    people.in(
        hall,
        lockedRoom ->
            lockedRoom.edit(
                log.member(hall, ada),
                log.message(hall, old),
                new Body("still secret"),
                List.of(),
                People.NOON));
    hidden(old, reply, before);
    assertThat(history.message(ada, hall, reply).orElseThrow().replyTo().excerpt())
        .isEqualTo("still secret");
  }

  @Test
  void whereSomebodyMayNotSeeAllNothingIsQuotedToEverybody() {
    Seq old = people.post(hall, ada, "old", "secret");
    Seq open = reply(ada, "open", old);
    assertThat(quoted(open)).isEqualTo("secret");
    people.set(hall, ada, "historyForNewcomers", "sinceJoining");
    people.set(hall, ada, "historyForNewcomers", "all");
    Seq shut = reply(ada, "shut", old);
    assertThat(quoted(shut)).isNull();
  }

  private @Nullable String quoted(Seq reply) {
    List<Change> changes =
        history.stretch(hall, new Seq(reply.value() - 1), 10).orElseThrow().changes();
    return ((Change.MessageChange) changes.getFirst()).message().replyTo().excerpt();
  }

  @Test
  void whatIsForgottenIsReadByNobody() {
    Seq before = head();
    Seq old = people.post(hall, ada, "old", "secret");
    people.join(hall, bob);
    Seq reply = reply(ada, "reply", old);
    people.in(hall, lockedRoom -> RoomAdministration.forget(lockedRoom, old.next()));
    hidden(old, reply, before);
    assertThat(history.message(ada, hall, old)).isEmpty();
    assertThat(history.page(ada, hall, new History.Where.After(Seq.ZERO), 50).orElseThrow().items())
        .extracting(MessageView::seq)
        .doesNotContain(old.value());
  }

  @Test
  void ofADeletedRoomNothingIsRead() {
    Seq said = people.post(hall, ada, "a", "hello");
    people.in(
        hall,
        lockedRoom ->
            new RoomAdministration(
                    lockedRoom, new Actor(ada, log.member(hall, ada), false), People.NOON)
                .delete());
    assertThat(history.standing(hall, ada)).isEmpty();
    assertThat(history.message(ada, hall, said)).isEmpty();
    assertThat(history.page(ada, hall, new History.Where.Newest(), 10)).isEmpty();
    Change last = history.stretch(hall, said, 10).orElseThrow().changes().getLast();
    assertThat(((Change.RoomChange) last).event()).isEqualTo("deleted");
  }
}
