package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.BanView;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.ModerationEntryView;
import org.folkmoot.application.view.Moment;
import org.folkmoot.application.view.SystemView;
import org.folkmoot.domain.room.BanReason;
import org.folkmoot.domain.room.LastMembershipChange;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.ModerationRules;
import org.folkmoot.domain.rules.Target;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link ModerationLog}, and what a deed leaves elsewhere. */
public abstract class ModerationLogContract {
  private static final Instant NOON = People.NOON;
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Seq END = new Seq(1_000_000);

  private RoomLog log;
  private People people;
  private UserId ada;
  private UserId bob;
  private RoomId hall;

  protected abstract ModerationLog moderation();

  protected abstract RoomLog log();

  protected abstract History history();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void openHall() {
    log = log();
    people = new People(new Random(17), users(), log, transactions());
    ada = people.person("ada");
    bob = people.person("bob");
    hall = people.room("hall", Visibility.PUBLIC, ada);
  }

  private interface Deed {
    void on(ModerationRules rules, Target target);
  }

  private void done(UserId to, Deed deed) {
    people.in(
        hall,
        lockedRoom ->
            deed.on(
                new ModerationRules(lockedRoom, new Actor(ada, log.member(hall, ada), false), NOON),
                new Target(to, log.member(hall, to), log.ownersBesides(hall, to), () -> 1)));
  }

  @Test
  void whatWasDoneIsToldTheNewestFirst() {
    people.join(hall, bob);
    done(bob, (m, t) -> m.place(t, Role.ADMIN));
    done(bob, (m, t) -> m.mute(t, LATER));
    done(bob, (m, t) -> m.ban(t, null, new BanReason("spam")));
    assertThat(moderation().deeds(hall, END, 10).items())
        .extracting(ModerationEntryView::event)
        .containsExactly("banned", "muted", "role");
    ModerationEntryView ban = moderation().deeds(hall, END, 10).items().getFirst();
    assertThat(ban.actor().username()).isEqualTo("ada");
    assertThat(ban.target().username()).isEqualTo("bob");
    assertThat(ban.reason()).isEqualTo("spam");
    assertThat(ban.until()).isEqualTo("9999-12-31T23:59:59.999Z");
    assertThat(ban.at()).isEqualTo(Moment.text(NOON));
    ModerationEntryView role = moderation().deeds(hall, END, 10).items().getLast();
    assertThat(role.role()).isEqualTo("admin");
    assertThat(role.until()).isNull();
    assertThat(moderation().deeds(new RoomId(people.id()), END, 10).items()).isEmpty();
  }

  @Test
  void whatWasDoneIsPagedBackwards() {
    people.join(hall, bob);
    for (int i = 1; i <= 5; i++) {
      Instant until = LATER.plusSeconds(i);
      done(bob, (m, t) -> m.mute(t, until));
    }
    ModerationLog.Deeds first = moderation().deeds(hall, END, 2);
    assertThat(first.items())
        .extracting(ModerationEntryView::until)
        .containsExactly(minute(5), minute(4));
    ModerationLog.Deeds second = moderation().deeds(hall, new Seq(first.next()), 3);
    assertThat(second.items())
        .extracting(ModerationEntryView::until)
        .containsExactly(minute(3), minute(2), minute(1));
    assertThat(second.next()).isNull();
  }

  private static String minute(int i) {
    return Moment.text(LATER.plusSeconds(i));
  }

  @Test
  void whoIsKeptOutIsListedByNameUntilItIsOver() {
    people.join(hall, bob);
    done(bob, (m, t) -> m.ban(t, LATER, new BanReason("spam")));
    done(people.person("Amy"), (m, t) -> m.ban(t, null, null));
    done(people.person("cid"), (m, t) -> m.ban(t, null, null));
    assertThat(moderation().bans(hall, NOON, null, 10).items())
        .extracting(b -> b.user().username(), BanView::until, BanView::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Amy", "9999-12-31T23:59:59.999Z", null),
            org.assertj.core.groups.Tuple.tuple("bob", Moment.text(LATER), "spam"),
            org.assertj.core.groups.Tuple.tuple("cid", "9999-12-31T23:59:59.999Z", null));
    ModerationLog.Bans first = moderation().bans(hall, NOON, null, 2);
    assertThat(moderation().bans(hall, NOON, first.next(), 2).items())
        .extracting(b -> b.user().username())
        .containsExactly("cid");
    assertThat(moderation().bans(hall, LATER, null, 10).items()).hasSize(2);
    done(bob, (m, t) -> m.unban(t));
    assertThat(moderation().bans(hall, NOON, null, 10).items()).hasSize(2);
  }

  @Test
  void aBanIsKeptWithItsReasonAndTakesMembershipWithIt() {
    people.join(hall, bob);
    done(bob, (m, t) -> m.ban(t, LATER, new BanReason("spam")));
    Member out = log.member(hall, bob).orElseThrow();
    assertThat(out.event()).isEqualTo(LastMembershipChange.BANNED);
    assertThat(out.role()).isEqualTo(Role.NONE);
    assertThat(out.bannedUntil()).isEqualTo(LATER);
    assertThat(out.banReason()).isEqualTo(new BanReason("spam"));
    assertThat(history().changes(bob, hall, Seq.ZERO, END, true, 100)).isEmpty();
    done(bob, (m, t) -> m.unban(t));
    Member free = log.member(hall, bob).orElseThrow();
    assertThat(free.bannedUntil()).isNull();
    assertThat(free.banReason()).isNull();
    assertThat(free.left()).isEqualTo(out.left());
  }

  @Test
  void whoWasNeverInHasNoTimeOfJoining() {
    done(bob, (m, t) -> m.ban(t, null, null));
    Change.MemberChange change = history().ownMembership(bob, hall).orElseThrow();
    assertThat(change.event()).isEqualTo("banned");
    assertThat(change.member().joinedAt()).isNull();
    assertThat(change.member().role()).isEqualTo("none");
    done(bob, (m, t) -> m.unban(t));
    people.join(hall, bob);
    assertThat(history().ownMembership(bob, hall).orElseThrow().member().joinedAt()).isNotNull();
    assertThat(log.member(hall, bob).map(Member::isIn)).isEqualTo(Optional.of(true));
  }

  @Test
  void theTimelineNamesTheRoleThatSomebodyWasGiven() {
    people.join(hall, bob);
    done(bob, (m, t) -> m.place(t, Role.ADMIN));
    Seq head = history().standing(hall, ada).orElseThrow().head();
    SystemView told = history().message(ada, hall, head).orElseThrow().system();
    assertThat(told).isNotNull();
    assertThat(told.event()).isEqualTo("role");
    assertThat(told.role()).isEqualTo("admin");
    assertThat(told.user().username()).isEqualTo("bob");
    assertThat(history().message(ada, hall, head).orElseThrow().sender().username())
        .isEqualTo("ada");
    assertThat(log.message(hall, head).orElseThrow().event().role()).isEqualTo(Role.ADMIN);
  }
}
