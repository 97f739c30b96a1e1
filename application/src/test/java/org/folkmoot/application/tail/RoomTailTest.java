package org.folkmoot.application.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.TailEntry;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** A tail by itself. */
final class RoomTailTest {
  private static final Epoch OLD = new Epoch("old");
  private static final Epoch NEW = new Epoch("new");

  private static final UserId ADA = new UserId(new UUID(1, 1));
  private static final UserId BOB = new UserId(new UUID(1, 2));

  private final RoomTail tail =
      new RoomTail(Room.GENERAL, Measures.NONE, new TestTime(Instant.EPOCH));

  private static List<TailEntry> change(long seq) {
    return List.of(new TailEntry(new Seq(seq), null, null, new Silence(), 0));
  }

  private Seq head() {
    return Objects.requireNonNull(tail.window()).head();
  }

  @Test
  void whatCameTooEarlyOfAnotherHistoryIsForgotten() {
    tail.offer(NEW, change(5));
    tail.settle(OLD, new Seq(3));
    assertThat(tail.offer(OLD, change(6))).isEqualTo(RoomTail.Offer.EARLY);
    tail.restart(NEW, new Seq(4));
    assertThat(tail.offer(NEW, change(5))).isEqualTo(RoomTail.Offer.APPENDED);
    assertThat(head()).isEqualTo(new Seq(5));
    assertThat(tail.offer(NEW, change(6))).isEqualTo(RoomTail.Offer.APPENDED);
  }

  @Test
  void whatCameTooEarlyOfTheSameHistoryFollowsItsBeginning() {
    tail.offer(NEW, change(5));
    tail.settle(NEW, new Seq(4));
    assertThat(head()).isEqualTo(new Seq(5));
  }

  private static History.Stretch read(Epoch epoch, long head, UserId... touched) {
    return new History.Stretch(epoch, new Seq(head), List.of(), Set.of(touched), true);
  }

  private List<Long> after(long cursor) {
    RoomTail.Window window = Objects.requireNonNull(tail.window());
    return window.entries().stream()
        .skip(window.after(cursor))
        .map(entry -> entry.seq().value())
        .toList();
  }

  @Test
  void aStretchGoesBeforeWhatIsHeld() {
    tail.settle(NEW, new Seq(10));
    tail.offer(NEW, change(11));
    // What was changed at 8 was changed again since, and is told there.
    List<TailEntry> stretch =
        Stream.of(change(7), change(9), change(10), change(12)).flatMap(List::stream).toList();
    tail.deepen(new Seq(6), stretch, read(NEW, 12));
    assertThat(after(6)).containsExactly(7L, 9L, 10L, 11L);
    assertThat(after(9)).containsExactly(10L, 11L);
    assertThat(head()).isEqualTo(new Seq(11));
    tail.offer(NEW, change(12));
    assertThat(after(10)).containsExactly(11L, 12L);
  }

  @Test
  void aStretchOfAnotherHistoryOrOneThatEndsTooSoonIsOfNoUse() {
    tail.settle(NEW, new Seq(10));
    tail.deepen(new Seq(6), change(7), read(OLD, 10));
    tail.deepen(new Seq(6), change(7), read(NEW, 9));
    assertThat(Objects.requireNonNull(tail.window()).reaches(9)).isFalse();
  }

  @Test
  void itHoldsSoManyAndNoMore() {
    tail.settle(NEW, new Seq(1_000));
    List<TailEntry> stretch =
        LongStream.range(0, RoomTail.ENTRIES_MAX)
            .mapToObj(i -> change(1_001 - RoomTail.ENTRIES_MAX + i).getFirst())
            .toList();
    tail.offer(NEW, change(1_001));
    tail.deepen(new Seq(1_000 - RoomTail.ENTRIES_MAX), stretch, read(NEW, 1_001));
    assertThat(after(0)).hasSize(RoomTail.ENTRIES_MAX).startsWith(1_002L - RoomTail.ENTRIES_MAX);
    RoomTail.Window window = Objects.requireNonNull(tail.window());
    assertThat(window.reaches(1_000 - RoomTail.ENTRIES_MAX)).isFalse();
    assertThat(window.reaches(1_001 - RoomTail.ENTRIES_MAX)).isTrue();
  }

  @Test
  void whomAStretchTouchesIsHiddenFromBeforeItsEndThoughNothingOfItIsLeft() {
    tail.settle(NEW, new Seq(10));
    tail.deepen(new Seq(6), List.of(), read(NEW, 12, ADA));
    RoomTail.Window window = Objects.requireNonNull(tail.window());
    assertThat(window.hides(ADA, 9)).isTrue();
    assertThat(window.hides(ADA, 10)).isFalse();
    assertThat(window.hides(BOB, 9)).isFalse();
  }

  private record Silence() implements Frame {
    @Override
    public byte[] json() {
      return new byte[0];
    }

    @Override
    public int bytes() {
      return 0;
    }
  }
}
