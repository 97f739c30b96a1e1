package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.invite.Invites;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Invites}. */
public abstract class InvitesContract {
  private People people;
  private UserId ada;
  private RoomId den;

  protected abstract Invites invites();

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void openDen() {
    people = new People(new Random(29), users(), log(), transactions());
    ada = people.person("ada");
    den = people.room("den", Visibility.PRIVATE, ada);
  }

  private Invite invite(String hash, Duration lasting, @Nullable Integer maxUses) {
    Invite invite = Invite.fresh(people.id(), den, ada, People.NOON, lasting, maxUses);
    invites().add(invite, hash);
    return invite;
  }

  @Test
  void oneIsFoundByItsCodeAlone() {
    Invite invite = invite("hash-1", Duration.ofHours(1), 3);
    Invites.Shown shown = invites().byCode("hash-1").orElseThrow();
    assertThat(shown.invite()).isEqualTo(invite);
    assertThat(shown.inviter().username()).isEqualTo("ada");
    assertThat(shown.roomName()).isEqualTo("den");
    assertThat(shown.memberCount()).isEqualTo(1);
    assertThat(invites().byCode("hash-2")).isEmpty();
  }

  @Test
  void onlyGoodOnesOfTheRoomAreListedTheNewestFirst() {
    Invite once = invite("hash-1", Duration.ofHours(1), 1);
    Invite often = invite("hash-2", Duration.ofHours(2), null);
    Invite back = invite("hash-3", Duration.ofHours(2), null);
    assertThat(invites().of(den, People.NOON, 10)).hasSize(3);
    assertThat(invites().of(den, People.NOON, 2)).hasSize(2);
    assertThat(invites().of(people.room("other", Visibility.PRIVATE, ada), People.NOON, 10))
        .isEmpty();
    invites().used(once.id());
    assertThat(invites().revoke(den, back.id(), People.NOON)).isTrue();
    assertThat(invites().of(den, People.NOON, 10))
        .extracting(shown -> shown.invite().id())
        .containsExactly(often.id());
    assertThat(invites().of(den, People.NOON.plusSeconds(7_200), 10)).isEmpty();
  }

  @Test
  void usesAreCountedAndARevokedOneStaysKnown() {
    Invite invite = invite("hash-1", Duration.ofHours(1), 3);
    invites().used(invite.id());
    invites().used(invite.id());
    assertThat(invites().byCode("hash-1").orElseThrow().invite().uses()).isEqualTo(2);
    assertThat(invites().revoke(den, people.id(), People.NOON)).isFalse();
    assertThat(invites().revoke(new RoomId(people.id()), invite.id(), People.NOON)).isFalse();
    assertThat(invites().revoke(den, invite.id(), People.NOON)).isTrue();
    assertThat(invites().revoke(den, invite.id(), People.NOON)).isTrue();
    assertThat(invites().byCode("hash-1").orElseThrow().invite().revoked()).isTrue();
  }
}
