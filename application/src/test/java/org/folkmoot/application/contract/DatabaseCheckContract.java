package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.application.account.SignIns;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.reconcile.DatabaseCheck;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link DatabaseCheck}. */
public abstract class DatabaseCheckContract {
  private People people;
  private UserId ada;
  private UserId bob;
  private RoomId hall;
  private RoomId attic;

  protected abstract DatabaseCheck glance();

  protected abstract RoomLog log();

  protected abstract Rooms rooms();

  protected abstract History history();

  protected abstract Users users();

  protected abstract SignIns signIns();

  protected abstract Transactions transactions();

  @BeforeEach
  void move() {
    people = new People(new Random(5), users(), log(), transactions());
    ada = people.person("ada");
    bob = people.person("bob");
    hall = people.room("hall", Visibility.PUBLIC, ada);
    attic = people.room("attic", Visibility.PUBLIC, ada);
  }

  @Test
  void whatIsBelievedRightlyIsNotMentioned() {
    DatabaseCheck.Differences differences = look(heads(), Map.of(ada, version(ada)), List.of());
    assertThat(differences.moved()).isEmpty();
    assertThat(differences.lists()).isEmpty();
    assertThat(differences.ended()).isEmpty();
    assertThat(differences.epoch()).isEqualTo(history().heads(List.of(hall)).epoch());
  }

  @Test
  void aRoomThatWentOnIsSeenWithItsHead() {
    Map<RoomId, Seq> before = heads();
    people.join(hall, bob);
    assertThat(look(before, Map.of(), List.of()).moved())
        .isEqualTo(Map.of(hall, heads().get(hall)));
  }

  @Test
  void aRoomThatIsBelievedFurtherThanItIsIsSeen() {
    assertThat(look(Map.of(hall, new Seq(1_000)), Map.of(), List.of()).moved())
        .isEqualTo(Map.of(hall, heads().get(hall)));
  }

  @Test
  void aRoomThatNeverWasIsNotMentioned() {
    RoomId never = new RoomId(new UUID(9, 9));
    assertThat(look(Map.of(never, Seq.ZERO), Map.of(), List.of()).moved()).isEmpty();
  }

  @Test
  void aListOfRoomsThatChangedIsSeen() {
    Map<UserId, Long> before = Map.of(ada, version(ada), bob, version(bob));
    people.join(hall, bob);
    assertThat(look(Map.of(), before, List.of()).lists()).isEqualTo(Map.of(bob, version(bob)));
  }

  @Test
  void aListOfRoomsThatIsOlderThanBelievedIsSeen() {
    assertThat(look(Map.of(), Map.of(ada, 1_000L), List.of()).lists())
        .isEqualTo(Map.of(ada, version(ada)));
  }

  @Test
  void signInsThatEndedOrNeverWereAreSeen() {
    SignInId good = signIn(1);
    SignInId revoked = signIn(2);
    SignInId forged = new SignInId(new UUID(4, 3));
    transactions()
        .write(
            () -> {
              signIns().revoke(revoked, People.NOON);
              return revoked;
            });
    assertThat(look(Map.of(), Map.of(), List.of(good, revoked, forged)).ended())
        .containsExactlyInAnyOrder(revoked, forged);
  }

  private DatabaseCheck.Differences look(
      Map<RoomId, Seq> heads, Map<UserId, Long> versions, List<SignInId> signIns) {
    return glance().at(new DatabaseCheck.Believed(heads, versions, signIns));
  }

  private Map<RoomId, Seq> heads() {
    return history().heads(List.of(hall, attic)).of();
  }

  private long version(UserId user) {
    return rooms().viewsOf(user).version();
  }

  private SignInId signIn(int number) {
    SignInId id = new SignInId(new UUID(4, number));
    Instant noon = People.NOON;
    transactions()
        .write(
            () -> {
              signIns().add(new SignIn(id, ada, noon, noon, 1, noon, null, "test"));
              return id;
            });
    return id;
  }
}
