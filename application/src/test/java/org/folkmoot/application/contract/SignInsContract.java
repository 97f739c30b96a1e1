package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.application.account.SignIns;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link SignIns}. */
public abstract class SignInsContract {
  private static final SignInId FIRST = new SignInId(new UUID(5, 1));
  private static final SignInId SECOND = new SignInId(new UUID(5, 2));

  private UserId ada;

  protected abstract SignIns signIns();

  protected abstract Users users();

  protected abstract RoomLog log();

  protected abstract Transactions transactions();

  @BeforeEach
  void signIn() {
    ada = new People(new Random(3), users(), log(), transactions()).person("ada");
    transactions()
        .write(
            () -> {
              signIns().add(fresh(FIRST));
              signIns().add(fresh(SECOND));
              return true;
            });
  }

  private SignIn fresh(SignInId id) {
    return new SignIn(id, ada, People.NOON, People.NOON, 1, People.NOON, null, "a browser");
  }

  @Test
  void aTurnIsRemembered() {
    Instant later = People.NOON.plusSeconds(60);
    SignIn turned =
        transactions()
            .write(
                () -> {
                  assertThat(signIns().lock(FIRST)).contains(fresh(FIRST));
                  signIns().turned(FIRST, 2, later);
                  return signIns().lock(FIRST).orElseThrow();
                });
    assertThat(turned.generation()).isEqualTo(2);
    assertThat(turned.turnedAt()).isEqualTo(later);
  }

  @Test
  void aRevokedOneIsGoodNoMore() {
    assertThat(signIns().good(List.of(FIRST, SECOND))).containsExactlyInAnyOrder(FIRST, SECOND);
    signIns().revoke(FIRST, People.NOON);
    assertThat(signIns().good(List.of(FIRST, SECOND))).containsExactly(SECOND);
    assertThat(signIns().of(ada)).extracting(SignIn::id).containsExactly(SECOND);
    assertThat(signIns().good(List.of(new SignInId(new UUID(5, 9))))).isEmpty();
    assertThat(signIns().good(List.of())).isEmpty();
  }
}
