package org.folkmoot.application.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.own.OwnChanges.NumberedThing;
import org.folkmoot.domain.room.Section;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

class OwnChangesTest {
  private final InMemoryHouse house = new InMemoryHouse(new TestTime(Instant.EPOCH), Runnable::run);
  private final UserId ada = house.person("ada");
  private final UserId bob = house.person("bob");

  @Test
  void onlyWhatChangesABlockTakesANumber() {
    house.block().block(ada, new Username("bob"), false);
    assertThat(all()).isEmpty();
    house.block().block(ada, new Username("bob"), true);
    house.block().block(ada, new Username("bob"), true);
    assertThat(all()).containsExactly(new NumberedThing(new OwnRev(1), OwnThing.block(bob)));
    house.block().block(ada, new Username("bob"), false);
    assertThat(all()).containsExactly(new NumberedThing(new OwnRev(2), OwnThing.block(bob)));
  }

  @Test
  void anOvertakenArrangementTakesNoNumber() {
    List<Section> sections = List.of();
    house.arrangeRooms().arrange(ada, 0, sections);
    house.arrangeRooms().arrange(ada, 0, sections);
    assertThat(all()).containsExactly(new NumberedThing(new OwnRev(1), OwnThing.SECTIONS));
  }

  private List<NumberedThing> all() {
    return house.ownChanges.after(ada, OwnRev.NONE, 10).things();
  }
}
