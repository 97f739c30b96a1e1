package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomEvent;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

class TrailTest {
  private final Trail trail = new Trail();
  private long head = 1;

  private Room room() {
    return Room.fresh(
            new RoomId(new UUID(0, 1)),
            new RoomName("hall"),
            Description.NONE,
            Visibility.PUBLIC,
            new UserId(new UUID(0, 2)),
            Instant.EPOCH)
        .marked(new Seq(head), RoomEvent.CREATED);
  }

  /** A batch under the lock. */
  private void batch() {
    trail.found(room());
    head++;
    trail.left(room());
  }

  private void batches(int count) {
    for (int i = 0; i < count; i++) {
      batch();
    }
  }

  @Test
  void aRoomThatWasFoundAsItWasLeftOftenEnoughIsMostLikelyThereStill() {
    batches(Trail.SURE);
    assertThat(trail.last()).isEmpty();
    batch();
    assertThat(trail.last()).contains(room());
  }

  @Test
  void whereSomebodyElseIsItTakesAsLongAgain() {
    batches(Trail.SURE + 1);
    head++;
    batches(Trail.SURE);
    assertThat(trail.last()).isEmpty();
    batch();
    assertThat(trail.last()).contains(room());
  }

  @Test
  void whereReplicasTakeTurnsItIsNeverTried() {
    for (int i = 0; i < 100; i++) {
      batch();
      assertThat(trail.last()).isEmpty();
      head++;
    }
  }

  @Test
  void somethingElseThatIsDoneHereCostsOneBatch() {
    batches(Trail.SURE + 1);
    trail.moves();
    head++;
    assertThat(trail.last()).isEmpty();
    batch();
    assertThat(trail.last()).contains(room());
  }
}
