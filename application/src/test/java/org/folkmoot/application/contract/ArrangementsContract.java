package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.arranging.Arrangements;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.OwnSettings;
import org.folkmoot.domain.room.Hearing;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Section;
import org.folkmoot.domain.room.Sections;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Arrangements}. */
public abstract class ArrangementsContract {
  private Arrangements arrangements;
  private People people;
  private UserId ada;
  private UserId bob;
  private RoomId hall;

  protected abstract Arrangements arrangements();

  protected abstract Rooms rooms();

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void openHall() {
    arrangements = arrangements();
    people = new People(new Random(29), users(), log(), transactions());
    ada = people.person("ada");
    bob = people.person("bob");
    hall = people.room("Hall", Visibility.PUBLIC, ada);
  }

  @Test
  void aRoomIsHeardByOneAsTheyWishAndByOthersAsBefore() {
    people.join(hall, bob);
    long version = rooms().viewsOf(bob).version();
    Hearing hearing = new Hearing(Hearing.Level.MENTIONS, People.NOON.plus(Duration.ofHours(1)));
    assertThat(hear(bob, hearing)).isTrue();
    assertThat(mine(bob)).isEqualTo(new OwnSettings(null, "mentions", "2026-02-03T13:00:00.000Z"));
    assertThat(mine(ada)).isEqualTo(OwnSettings.NONE);
    assertThat(rooms().viewsOf(bob).rooms().getFirst().view().mine()).isEqualTo(mine(bob));
    assertThat(rooms().viewsOf(bob).version()).isGreaterThan(version);
    assertThat(hear(bob, Hearing.ALL)).isTrue();
    assertThat(mine(bob)).isEqualTo(OwnSettings.NONE);
  }

  @Test
  void whoIsNotInARoomHearsNothingOfItAnyway() {
    assertThat(hear(bob, Hearing.ALL)).isFalse();
    people.join(hall, bob);
    people.leave(hall, bob);
    assertThat(hear(bob, Hearing.ALL)).isFalse();
    assertThat(arrangements.hear(new RoomId(people.id()), bob, Hearing.ALL)).isFalse();
  }

  @Test
  void sectionsAreKeptInTheirOrderForOneAlone() {
    RoomId attic = people.room("Attic", Visibility.PUBLIC, ada);
    assertThat(arrangements.sections(ada)).isEqualTo(Sections.NONE);
    Sections first =
        Sections.NONE.next(
            List.of(
                new Section("z", "Zoo", List.of(hall, attic)), new Section("a", "Art", List.of())));
    assertThat(arrange(ada, first)).isTrue();
    assertThat(arrangements.sections(ada)).isEqualTo(first);
    assertThat(arrangements.sections(bob)).isEqualTo(Sections.NONE);
    Sections second = first.next(List.of(new Section("a", "Art", List.of(attic, hall))));
    assertThat(arrange(ada, second)).isTrue();
    assertThat(arrangements.sections(ada)).isEqualTo(second);
    Sections none = second.next(List.of());
    assertThat(arrange(ada, none)).isTrue();
    assertThat(arrangements.sections(ada)).isEqualTo(none);
  }

  @Test
  void ofTwoArrangementsMadeFromOneOnlyTheFirstIsKept() {
    Sections one = Sections.NONE.next(List.of(new Section("a", "One", List.of(hall))));
    Sections other = Sections.NONE.next(List.of(new Section("b", "Other", List.of())));
    assertThat(arrange(ada, one)).isTrue();
    assertThat(arrange(ada, other)).isFalse();
    assertThat(arrange(ada, one.next(List.of()).next(List.of()))).isFalse();
    assertThat(arrangements.sections(ada)).isEqualTo(one);
  }

  private boolean arrange(UserId user, Sections sections) {
    return transactions().write(() -> arrangements.arrange(user, sections));
  }

  private boolean hear(UserId user, Hearing hearing) {
    return transactions().write(() -> arrangements.hear(hall, user, hearing));
  }

  private OwnSettings mine(UserId user) {
    return rooms().view(hall, user).orElseThrow().mine();
  }
}
