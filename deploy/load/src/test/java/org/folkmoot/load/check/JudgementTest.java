package org.folkmoot.load.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.load.check.Scene.EPOCH;
import static org.folkmoot.load.check.Scene.ROOM;
import static org.folkmoot.load.check.Scene.message;
import static org.folkmoot.load.check.Scene.tell;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.folkmoot.load.client.Ask;
import org.folkmoot.load.client.MessageState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What isn't about changes: counts, refusals, answers and time. */
class JudgementTest {
  private static final MessageState TO_BOB =
      new MessageState(
          4,
          4,
          "text",
          "ada",
          "c4",
          "@bob",
          false,
          false,
          0,
          0,
          false,
          List.of("bob"),
          "",
          new TreeMap<>());
  private static final MessageState OF_BOB = message(5, 5, "bob", "yes");
  private static final MessageState GONE =
      new MessageState(
          6, 7, "text", "ada", "c6", "", false, true, 0, 0, false, List.of(), "", new TreeMap<>());

  private Scene scene;
  private Recording ada;
  private Recording bob;

  @BeforeEach
  void twoAreInTheGarden() {
    scene = new Scene().at(1);
    ada = scene.client("ada");
    bob = scene.client("bob");
    scene.stored(TO_BOB, OF_BOB, GONE);
    tell(List.of(ada, bob), TO_BOB, OF_BOB, GONE);
  }

  private static Run.Counted count(long unread, long mentions) {
    return new Run.Counted("bob", ROOM, 7, 3, unread, mentions);
  }

  // --- unread ---

  @Test
  void neitherOnesOwnNorWhatIsDeletedIsUnread() {
    assertThat(scene.counted(count(1, 1)).found()).isEmpty();
  }

  @Test
  void aWrongCountIsFound() {
    assertThat(scene.counted(count(2, 1)).found()).isEqualTo(Map.of(Violation.Kind.MISCOUNTED, 1));
  }

  @Test
  void aWrongCountOfMentionsIsFound() {
    assertThat(scene.counted(count(1, 0)).found()).isEqualTo(Map.of(Violation.Kind.MISCOUNTED, 1));
  }

  @Test
  void aRoomThatTheyAreNotInIsFound() {
    Run.Counted other = new Run.Counted("eve", ROOM, 7, 3, 0, 0);

    assertThat(scene.counted(other).found()).isEqualTo(Map.of(Violation.Kind.MISCOUNTED, 1));
  }

  // --- refused ---

  @Test
  void whoeverIsRefusedThoughTheyAreInTheRoomIsFound() {
    bob.refused(scene.post("c9"), "forbidden", "Join the room first.");

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.REFUSED, 1));
  }

  @Test
  void whoeverWasAboutToLeaveMayBeRefused() {
    bob.refused(scene.post("c9"), "forbidden", "Join the room first.");

    assertThat(scene.left("bob", 0, 2).found()).isEmpty();
  }

  @Test
  void whoeverWasSurelyBackMayNot() {
    scene.left("bob", 0, 2).at(3);
    bob.refused(scene.post("c9"), "forbidden", "Join the room first.");

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.REFUSED, 1));
  }

  @Test
  void onlyWhatIsDeletedMayBeInConflict() {
    bob.refused(new Ask(Ask.Kind.REACT, "r", 1, ROOM, 6, "", 0), "conflict", "deleted");
    assertThat(scene.found()).isEmpty();

    bob.refused(new Ask(Ask.Kind.REACT, "r", 2, ROOM, 4, "", 0), "conflict", "deleted");
    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.REFUSED, 1));
  }

  @Test
  void nothingThatAClientSendsIsInvalid() {
    bob.refused(scene.post("c9"), "invalid", "body must not be empty");

    assertThat(scene.left("bob", 0, 2).found()).isEqualTo(Map.of(Violation.Kind.REFUSED, 1));
  }

  @Test
  void aBrokenAnswerWithoutAFaultIsFound() {
    bob.failed("GET /api/rooms", 500);

    assertThat(scene.found()).isEqualTo(Map.of(Violation.Kind.REFUSED, 1));
  }

  @Test
  void whoIsToComeBackWithoutAFaultIsServedTooSlowly() {
    bob.failed("GET /api/rooms", 503);

    assertThat(Scene.found(scene.run(EPOCH, true))).isEqualTo(Map.of(Violation.Kind.SLOW, 1));
    assertThat(Scene.found(scene.run(EPOCH, false))).isEmpty();
  }

  @Test
  void aBrokenAnswerDuringAFaultIsNot() {
    bob.failed("GET /api/rooms", 500);
    bob.failed("GET /api/rooms", 503);

    assertThat(scene.ordeal(kill(0, 2, 3)).found()).isEmpty();
  }

  @Test
  void whatNobodyEverAnsweredIsFound() {
    assertThat(scene.unanswered("bob waits for 1 answer").found())
        .isEqualTo(Map.of(Violation.Kind.UNANSWERED, 1));
  }

  // --- time ---

  private static Ordeal kill(long begin, long end, long settled) {
    return new Ordeal(
        "kill",
        1,
        TimeUnit.SECONDS.toNanos(begin),
        TimeUnit.SECONDS.toNanos(end),
        TimeUnit.SECONDS.toNanos(settled),
        2_000,
        0);
  }

  private Scene ackedAtTwoDeliveredAt(long seconds) {
    Scene late = new Scene().at(2);
    ada = late.client("ada");
    bob = late.client("bob");
    ada.acked(late.post("c4"), late.ack(4));
    late.stored(TO_BOB);
    tell(List.of(ada), TO_BOB);
    late.at(seconds);
    tell(List.of(bob), TO_BOB);
    return late;
  }

  @Test
  void whatComesLateAfterAFaultIsFound() {
    Scene late = ackedAtTwoDeliveredAt(8).ordeal(kill(1, 5, 9));

    assertThat(Scene.found(late.run(EPOCH, true))).isEqualTo(Map.of(Violation.Kind.SLOW, 1));
    assertThat(Scene.found(late.run(EPOCH, false))).isEmpty();
  }

  @Test
  void timeCountsFromTheEndOfTheFault() {
    Scene late = ackedAtTwoDeliveredAt(8).ordeal(kill(1, 7, 9));

    assertThat(Scene.found(late.run(EPOCH, true))).isEmpty();
  }

  @Test
  void whereNothingMayTakeLongEvenMeanwhileThatIsFound() {
    Ordeal redis =
        new Ordeal(
            "redis", 1, 0, TimeUnit.SECONDS.toNanos(7), TimeUnit.SECONDS.toNanos(9), 2_000, 4_000);
    Scene late = ackedAtTwoDeliveredAt(8).ordeal(redis);

    assertThat(Scene.found(late.run(EPOCH, true))).isEqualTo(Map.of(Violation.Kind.SLOW, 1));
  }

  @Test
  void whoeverWasAwayIsNoMeasureOfTime() {
    Scene late = ackedAtTwoDeliveredAt(8).ordeal(kill(1, 5, 9));
    bob.wasAbsent(TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(8));

    assertThat(Scene.found(late.run(EPOCH, true))).isEmpty();
  }

  @Test
  void whereMessagesStayLateThatIsFound() {
    Run run = scene.restless("roll").run(EPOCH, true);

    assertThat(Scene.found(run)).isEqualTo(Map.of(Violation.Kind.SLOW, 1));
    assertThat(scene.found()).isEmpty();
  }
}
