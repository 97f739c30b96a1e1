package org.folkmoot.load.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.load.check.Scene.EPOCH;
import static org.folkmoot.load.check.Scene.OTHER_EPOCH;
import static org.folkmoot.load.check.Scene.ROOM;
import static org.folkmoot.load.check.Scene.message;
import static org.folkmoot.load.check.Scene.system;
import static org.folkmoot.load.check.Scene.tell;
import static org.folkmoot.load.check.Scene.told;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.folkmoot.load.client.Answer;
import org.folkmoot.load.client.MessageState;
import org.folkmoot.load.client.ObservedChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of violation is made by hand once, and must be found; and what is well must be not. */
class CheckerTest {
  private static final MessageState FOUR = message(4, 4, "ada", "good morning");
  private static final MessageState FIVE = message(5, 5, "bob", "good morning, ada");

  private Scene scene;
  private Recording ada;
  private Recording bob;

  @BeforeEach
  void twoAreInTheGarden() {
    scene = new Scene().at(1);
    ada = scene.client("ada");
    bob = scene.client("bob");
  }

  private void everyoneGets(MessageState... states) {
    scene.stored(states);
    tell(List.of(ada, bob), states);
  }

  @Test
  void whatIsWellIsFoundToBeWell() {
    ada.acked(scene.post("c4"), scene.ack(4));
    bob.acked(scene.post("c5"), scene.ack(5));
    everyoneGets(FOUR, FIVE);

    assertThat(scene.found()).isEmpty();
  }

  // --- lost ---

  @Test
  void anAckedPostThatIsNotThereIsFound() {
    ada.acked(scene.post("c4"), scene.ack(4));

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.LOST, 1));
  }

  @Test
  void anAckedPostThatStandsElsewhereIsFound() {
    ada.acked(scene.post("c4"), scene.ack(5));
    everyoneGets(FOUR, FIVE);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.LOST, 1));
  }

  @Test
  void anAckedEditThatIsNotThereIsFound() {
    everyoneGets(FOUR, FIVE);
    ada.acked(scene.edit(4, "good evening"), scene.ack(6));

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.LOST, 1));
  }

  @Test
  void anAckedEditWithOtherWordsIsFound() {
    MessageState edited = message(4, 6, "ada", "good night");
    scene.stored(edited, FIVE);
    tell(List.of(ada, bob), FOUR, FIVE, edited);
    ada.acked(scene.edit(4, "good evening"), scene.ack(6));

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.LOST, 1));
  }

  @Test
  void whatWasAckedBetweenBackupAndRestoreMayBeGone() {
    ada.acked(scene.post("c4"), scene.at(5).ack(4));
    assertThat(scene.restored(4, 6).found()).isEmpty();
  }

  @Test
  void whatWasAckedBeforeTheBackupMayNot() {
    ada.acked(scene.post("c4"), scene.at(3).ack(4));

    assertThat(scene.restored(4, 6).found()).isEqualTo(Map.of(Violation.Kind.LOST, 1));
  }

  // --- doubled ---

  @Test
  void aPostThatStandsThereTwiceIsFound() {
    MessageState again =
        new MessageState(
            5,
            5,
            "text",
            "ada",
            "c4",
            FOUR.body(),
            false,
            false,
            0,
            0,
            false,
            List.of(),
            "",
            new TreeMap<>());
    everyoneGets(FOUR, again);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.DOUBLED, 1));
  }

  // --- reordered ---

  @Test
  void aChangeAfterALaterOneIsFound() {
    scene.stored(FOUR, FIVE);
    tell(List.of(ada), FOUR, FIVE);
    tell(List.of(bob), FIVE, FOUR);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.REORDERED, 1));
  }

  @Test
  void postsOfOneConnectionThatAreStoredTheOtherWayRoundAreFound() {
    everyoneGets(FOUR, message(5, 5, "ada", "and tea"));
    ada.acked(scene.post("c5"), scene.ack(5));
    ada.acked(scene.post("c4"), scene.ack(4));

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.REORDERED, 1));
  }

  @Test
  void ofARetryNoOrderIsKnown() {
    everyoneGets(FOUR, message(5, 5, "ada", "and tea"));
    ada.acked(scene.post("c5"), new Answer(5, false, 0, scene.now()));
    ada.acked(scene.post("c4"), scene.ack(4));

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void aCatchUpThatGoesBackIsFound() {
    everyoneGets(FOUR, FIVE);
    bob.caughtUp(ROOM, 4, EPOCH);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.REORDERED, 1));
  }

  // --- diverged ---

  @Test
  void twoWhoSawDifferentStatesUnderOneNumberAreFound() {
    scene.stored(FIVE, message(4, 6, "ada", "good evening"));
    MessageState last = message(4, 6, "ada", "good evening");
    tell(List.of(ada), FOUR, FIVE, last);
    tell(List.of(bob), message(4, 4, "ada", "good night"), FIVE, last);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.DIVERGED, 1));
  }

  @Test
  void whoeverHoldsAnotherStateThanTheDatabaseIsFound() {
    scene.stored(FOUR);
    tell(List.of(ada, bob), message(4, 4, "ada", "good night"));

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.DIVERGED, 2));
  }

  // --- missed ---

  @Test
  void aMessageThatNeverCameIsFound() {
    scene.stored(FOUR, FIVE);
    tell(List.of(ada), FOUR, FIVE);
    tell(List.of(bob), FIVE);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.MISSED, 1));
  }

  @Test
  void aCatchUpThatLeavesSomethingOutIsFound() {
    scene.stored(FOUR, FIVE);
    tell(List.of(ada), FOUR, FIVE);
    bob.caughtUp(ROOM, 5, EPOCH);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.MISSED, 2));
  }

  @Test
  void anOlderStateIsFound() {
    MessageState edited = message(4, 6, "ada", "good evening");
    scene.stored(edited, FIVE);
    tell(List.of(ada), FOUR, FIVE, edited);
    tell(List.of(bob), FOUR, FIVE);
    bob.caughtUp(ROOM, 6, EPOCH);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.MISSED, 1));
  }

  @Test
  void whoeverIsBehindAtTheEndIsFound() {
    scene.stored(FOUR, FIVE);
    tell(List.of(ada), FOUR, FIVE);
    tell(List.of(bob), FOUR);

    // The message, and that there is more.
    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.MISSED, 2));
  }

  @Test
  void whoeverDoesNotKnowOfARoomIsFound() {
    scene.member(new Truth.Member("eve", "member", 4, -1, 0, 4));
    for (Recording one : List.of(ada, bob)) {
      one.told(ROOM, told("eve", "member", 4));
    }
    scene.client("eve").gone(ROOM);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.MISSED, 1));
  }

  @Test
  void aMemberThatNeverCameIsFound() {
    scene.member(new Truth.Member("eve", "member", 4, -1, 0, 4));
    ada.told(ROOM, told("eve", "member", 4));
    bob.caughtUp(ROOM, 4, EPOCH);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.MISSED, 1));
  }

  @Test
  void whoeverNeverReadAnewIsFound() {
    bob.reset(ROOM, 3, EPOCH);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.MISSED, 1));
  }

  @Test
  void whatAPageLeftOutIsFound() {
    everyoneGets(FOUR, FIVE);
    List<ObservedChange> members = List.of(told("ada", "owner", 2), told("bob", "member", 3));
    bob.reset(ROOM, 5, EPOCH);
    bob.readAnew(ROOM, 0, members);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.MISSED, 2));
  }

  @Test
  void afterAResetOnlyWhatWasReadOrChangedSinceIsDue() {
    everyoneGets(FOUR, FIVE);
    bob.reset(ROOM, 5, EPOCH);
    bob.readAnew(ROOM, 5, List.of(told(FIVE), told("ada", "owner", 2), told("bob", "member", 3)));

    assertThat(scene.found()).isEmpty();
  }

  // --- repeated ---

  @Test
  void aChangeThatComesAgainAfterAReconnectionIsFound() {
    everyoneGets(FOUR, FIVE);
    bob.ready(2, EPOCH);
    bob.told(ROOM, told(FIVE));

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.REPEATED, 1));
  }

  // --- kept ---

  @Test
  void whoeverHoldsWhatIsNotThereIsFound() {
    everyoneGets(FIVE);
    bob.reset(ROOM, 5, EPOCH);
    bob.readAnew(
        ROOM,
        0,
        List.of(told(FOUR), told(FIVE), told("ada", "owner", 2), told("bob", "member", 3)));

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.KEPT, 1));
  }

  @Test
  void whoeverHoldsALaterStateThanIsThereIsFound() {
    everyoneGets(FOUR, FIVE);
    bob.told(ROOM, told(message(4, 6, "ada", "good evening")));

    // The state, and a position above the head.
    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.KEPT, 2));
  }

  @Test
  void whoeverGoesOnInAnotherHistoryWithoutAResetIsFound() {
    everyoneGets(FOUR, FIVE);
    bob.ready(2, OTHER_EPOCH);
    bob.caughtUp(ROOM, 5, OTHER_EPOCH);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.KEPT, 1));
  }

  @Test
  void whoeverHoldsARoomThatTheyAreNotInIsFound() {
    scene.member(new Truth.Member("bob", "none", 4, 4, 0, 3));
    for (Recording one : List.of(ada, bob)) {
      one.told(ROOM, told("bob", "none", 4));
    }

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.KEPT, 1));
  }

  // --- leaked ---

  private static final Truth.Member BOB_GONE = new Truth.Member("bob", "none", 4, 4, 0, 3);

  @Test
  void whoeverIsToldAfterTheirRemovalIsFound() {
    MessageState left = system(5, "left", "bob");
    MessageState secret = message(6, 6, "ada", "now that bob is gone");
    scene.member(BOB_GONE).stored(left, secret);
    ada.told(ROOM, told("bob", "none", 4));
    tell(List.of(ada), left, secret);
    bob.told(ROOM, told("bob", "none", 4));
    bob.removed(ROOM, 4, "left");
    bob.told(ROOM, told(secret));

    // Without being in the room, and while being out: two checks find the same.
    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.LEAKED, 2));
  }

  @Test
  void whoeverIsToldWhatWasSaidWhileTheyWereOutIsFoundThoughTheyAreBack() {
    MessageState left = system(5, "left", "bob");
    MessageState secret = message(6, 6, "ada", "now that bob is gone");
    MessageState back = system(8, "joined", "bob");
    scene.member(new Truth.Member("bob", "member", 7, -1, 0, 7)).stored(left, secret, back);
    ada.told(ROOM, told("bob", "none", 4));
    tell(List.of(ada), left, secret);
    ada.told(ROOM, told("bob", "member", 7));
    tell(List.of(ada), back);
    tell(List.of(bob), secret);
    bob.told(ROOM, told("bob", "member", 7));
    tell(List.of(bob), back);

    assertThat(scene.found()).containsEntry(Violation.Kind.LEAKED, 1);
  }

  @Test
  void beingGoneAndBackIsWell() {
    MessageState left = system(5, "left", "bob");
    MessageState secret = message(6, 6, "ada", "now that bob is gone");
    MessageState back = system(8, "joined", "bob");
    scene.member(new Truth.Member("bob", "member", 7, -1, 0, 7)).stored(left, secret, back);
    ada.told(ROOM, told("bob", "none", 4));
    tell(List.of(ada), left, secret);
    ada.told(ROOM, told("bob", "member", 7));
    tell(List.of(ada), back);
    bob.told(ROOM, told("bob", "none", 4));
    bob.removed(ROOM, 4, "left");
    bob.started(ROOM, 7, EPOCH);
    tell(List.of(bob), back);

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void beingBackWithoutAMessageAboutItIsWell() {
    MessageState left = system(5, "left", "bob");
    MessageState heard = message(7, 7, "ada", "he is here again");
    scene.member(new Truth.Member("bob", "none", 8, 8, 0, 7)).stored(left, heard);
    ada.told(ROOM, told("bob", "none", 4));
    tell(List.of(ada), left);
    ada.told(ROOM, told("bob", "member", 6));
    tell(List.of(ada), heard);
    ada.told(ROOM, told("bob", "none", 8));
    bob.told(ROOM, told("bob", "none", 4));
    bob.removed(ROOM, 4, "left");
    bob.started(ROOM, 6, EPOCH);
    tell(List.of(bob), heard);
    bob.told(ROOM, told("bob", "none", 8));
    bob.removed(ROOM, 8, "left");

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void whatWasToldBeforeABackupIsKnownAfterIt() {
    assertThat(backInBeforeTheRestore(2, 4)).doesNotContainKey(Violation.Kind.LEAKED);
  }

  @Test
  void whatWasToldAfterABackupIsNot() {
    assertThat(backInBeforeTheRestore(5, 4)).containsEntry(Violation.Kind.LEAKED, 1);
  }

  /** Bob comes back and no message tells of it; then another history begins. */
  private Map<Violation.Kind, Integer> backInBeforeTheRestore(long backAt, long backupAt) {
    MessageState left = system(5, "left", "bob");
    MessageState heard = message(7, 7, "ada", "he is here again");
    scene.member(new Truth.Member("bob", "none", 8, 8, 0, 7)).stored(left, heard);
    ada.told(ROOM, told("bob", "none", 4));
    tell(List.of(ada), left);
    bob.told(ROOM, told("bob", "none", 4));
    bob.removed(ROOM, 4, "left");
    scene.at(backAt);
    ada.told(ROOM, told("bob", "member", 6));
    bob.started(ROOM, 6, EPOCH);
    scene.restored(backupAt, 6).at(7);
    for (Recording each : List.of(ada, bob)) {
      each.ready(2, OTHER_EPOCH);
      each.caughtUp(ROOM, 6, OTHER_EPOCH);
      each.told(ROOM, told(heard));
      each.told(ROOM, told("bob", "none", 8));
    }
    bob.removed(ROOM, 8, "left");
    return Scene.found(scene.run(OTHER_EPOCH, false));
  }

  @Test
  void whoeverIsToldAfterAGoingWithoutAMessageIsFound() {
    MessageState secret = message(5, 5, "ada", "now that bob is gone");
    scene.member(new Truth.Member("bob", "member", 6, -1, 0, 6)).stored(secret);
    ada.told(ROOM, told("bob", "none", 4));
    tell(List.of(ada), secret);
    ada.told(ROOM, told("bob", "member", 6));
    tell(List.of(bob), secret);
    bob.told(ROOM, told("bob", "member", 6));

    assertThat(scene.found()).containsEntry(Violation.Kind.LEAKED, 1);
  }

  @Test
  void aSleeperThatKeepsItsClientsIsFound() {
    scene.woken(20);
    scene.at(12);
    ada.closed(1001);
    scene.at(21);
    bob.closed(4408);
    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.TRUSTED, 1));
  }

  @Test
  void aSleeperThatSendsItsClientsAwayIsWell() {
    scene.woken(20).at(21);
    ada.closed(1001);
    assertThat(scene.found()).isEmpty();
  }
}
