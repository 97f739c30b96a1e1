package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.sidebar.Sidebars;
import org.folkmoot.application.view.OwnRoomSettings;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Section;
import org.folkmoot.domain.room.Sections;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Sidebars}. */
public abstract class SidebarsContract {
  private Sidebars sidebars;
  private People people;
  private UserId ada;
  private UserId bob;
  private RoomId hall;

  protected abstract Sidebars arrangements();

  protected abstract Rooms rooms();

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void openHall() {
    sidebars = arrangements();
    people = new People(new Random(29), users(), log(), transactions());
    ada = people.person("ada");
    bob = people.person("bob");
    hall = people.room("Hall", Visibility.PUBLIC, ada);
  }

  @Test
  void aRoomIsHeardByOneAsTheyWishAndByOthersAsBefore() {
    people.join(hall, bob);
    long version = rooms().viewsOf(bob).version();
    RoomNotifications notifications =
        new RoomNotifications(
            RoomNotifications.Level.MENTIONS, People.NOON.plus(Duration.ofHours(1)));
    assertThat(hear(bob, notifications)).isTrue();
    assertThat(mine(bob))
        .isEqualTo(new OwnRoomSettings(null, "mentions", "2026-02-03T13:00:00.000Z"));
    assertThat(mine(ada)).isEqualTo(OwnRoomSettings.NONE);
    assertThat(rooms().viewsOf(bob).rooms().getFirst().view().mine()).isEqualTo(mine(bob));
    assertThat(rooms().viewsOf(bob).version()).isGreaterThan(version);
    assertThat(hear(bob, RoomNotifications.ALL)).isTrue();
    assertThat(mine(bob)).isEqualTo(OwnRoomSettings.NONE);
  }

  @Test
  void whoIsNotInARoomHearsNothingOfItAnyway() {
    assertThat(hear(bob, RoomNotifications.ALL)).isFalse();
    people.join(hall, bob);
    people.leave(hall, bob);
    assertThat(hear(bob, RoomNotifications.ALL)).isFalse();
    assertThat(sidebars.hear(new RoomId(people.id()), bob, RoomNotifications.ALL)).isFalse();
  }

  @Test
  void sectionsAreKeptInTheirOrderForOneAlone() {
    RoomId attic = people.room("Attic", Visibility.PUBLIC, ada);
    assertThat(sidebars.sections(ada)).isEqualTo(Sections.NONE);
    Sections first =
        Sections.NONE.next(
            List.of(
                new Section("z", "Zoo", List.of(hall, attic)), new Section("a", "Art", List.of())));
    assertThat(arrange(ada, first)).isTrue();
    assertThat(sidebars.sections(ada)).isEqualTo(first);
    assertThat(sidebars.sections(bob)).isEqualTo(Sections.NONE);
    Sections second = first.next(List.of(new Section("a", "Art", List.of(attic, hall))));
    assertThat(arrange(ada, second)).isTrue();
    assertThat(sidebars.sections(ada)).isEqualTo(second);
    Sections none = second.next(List.of());
    assertThat(arrange(ada, none)).isTrue();
    assertThat(sidebars.sections(ada)).isEqualTo(none);
  }

  @Test
  void ofTwoArrangementsMadeFromOneOnlyTheFirstIsKept() {
    Sections one = Sections.NONE.next(List.of(new Section("a", "One", List.of(hall))));
    Sections other = Sections.NONE.next(List.of(new Section("b", "Other", List.of())));
    assertThat(arrange(ada, one)).isTrue();
    assertThat(arrange(ada, other)).isFalse();
    assertThat(arrange(ada, one.next(List.of()).next(List.of()))).isFalse();
    assertThat(sidebars.sections(ada)).isEqualTo(one);
  }

  private boolean arrange(UserId user, Sections sections) {
    return transactions().write(() -> sidebars.arrange(user, sections));
  }

  private boolean hear(UserId user, RoomNotifications notifications) {
    return transactions().write(() -> sidebars.hear(hall, user, notifications));
  }

  private OwnRoomSettings mine(UserId user) {
    return rooms().view(hall, user).orElseThrow().mine();
  }
}
