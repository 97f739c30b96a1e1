package org.folkmoot.domain.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomIdTest {
  /** PostgreSQL compares the sixteen bytes of a uuid without regard to sign. */
  @Test
  void orderIsPostgresqls() {
    List<RoomId> sorted =
        List.of(
                "00000000-0000-0000-0000-000000000001",
                "00000000-0000-0000-7fff-ffffffffffff",
                "00000000-0000-0000-8000-000000000000",
                "00000000-0000-0000-ffff-ffffffffffff",
                "00000000-0000-0001-0000-000000000000",
                "7fffffff-ffff-ffff-ffff-ffffffffffff",
                "80000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-7fff-ffffffffffff",
                "ffffffff-ffff-ffff-ffff-ffffffffffff")
            .stream()
            .map(text -> new RoomId(UUID.fromString(text)))
            .toList();
    List<RoomId> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(7));
    Collections.sort(shuffled);
    assertThat(shuffled).isEqualTo(sorted);
  }

  /**
   * PostgreSQL compares the sixteen bytes, which is how their hexadecimal digits stand in order.
   */
  @Test
  void orderIsThatOfItsDigits() {
    Random random = new Random(7);
    List<RoomId> rooms = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rooms.add(new RoomId(new UUID(random.nextLong(), random.nextLong())));
    }
    Collections.sort(rooms);
    assertThat(rooms).extracting(RoomId::toString).isSorted();
  }

  @Test
  void aRoomsNameIsUniqueWhateverItsCase() {
    assertThat(new RoomName("The Moot").key()).isEqualTo(new RoomName("tHE mOOT").key());
    assertThat(new RoomName("The Moot").value()).isEqualTo("The Moot");
  }
}
