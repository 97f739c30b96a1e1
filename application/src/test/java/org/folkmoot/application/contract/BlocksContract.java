package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Blocks}. */
public abstract class BlocksContract {
  protected abstract Blocks blocks();

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @Test
  void whoIsBlockedIsSoForOneAloneUntilNoMore() {
    People people = new People(new Random(19), users(), log(), transactions());
    UserId ada = people.person("ada");
    UserId bob = people.person("bob");
    UserId eve = people.person("eve");
    blocks().add(ada, eve, People.NOON);
    blocks().add(ada, bob, People.NOON);
    blocks().add(ada, bob, People.NOON);
    assertThat(blocks().of(ada)).extracting(UserRef::username).containsExactly("bob", "eve");
    assertThat(blocks().of(bob)).isEmpty();
    assertThat(blocks().isBlockedByAny(bob, List.of(eve, ada))).isTrue();
    assertThat(blocks().isBlockedByAny(bob, List.of(eve))).isFalse();
    assertThat(blocks().isBlockedByAny(ada, List.of(bob))).isFalse();
    blocks().remove(ada, bob);
    blocks().remove(ada, bob);
    assertThat(blocks().isBlockedByAny(bob, List.of(eve, ada))).isFalse();
  }

  @Test
  void aPostOfOneOfTwoSeesWhetherTheOtherBlocksThem() {
    People people = new People(new Random(23), users(), log(), transactions());
    UserId ada = people.person("ada");
    UserId bob = people.person("bob");
    UserId eve = people.person("eve");
    RoomId two = direct(people, ada, bob);
    RoomId three = direct(people, ada, bob, eve);
    blocks().add(ada, bob, People.NOON);
    assertThat(seesBlock(two, bob)).isTrue();
    assertThat(seesBlock(two, ada)).isFalse();
    assertThat(seesBlock(three, bob)).isFalse();
    blocks().add(ada, eve, People.NOON);
    assertThat(seesBlock(two, eve)).isFalse();
  }

  private RoomId direct(People people, UserId... who) {
    RoomId id = new RoomId(people.id());
    Room room = Room.direct(id, new RoomName("a direct room"), who[0], People.NOON);
    transactions()
        .write(
            () ->
                log()
                    .found(
                        DirectRooms.founding(
                            room, DirectParticipants.of(List.of(who)), People.NOON)));
    return id;
  }

  private boolean seesBlock(RoomId room, UserId sender) {
    RoomLog.PostLookup lookup =
        new RoomLog.PostLookup(room, sender, new ClientId("c"), null, null, Set.of());
    boolean seen =
        transactions().write(() -> log().lockAndLook(List.of(lookup))).looks().getFirst().blocked();
    assertThat(transactions().write(() -> log().isBlocked(room, sender))).isEqualTo(seen);
    return seen;
  }
}
