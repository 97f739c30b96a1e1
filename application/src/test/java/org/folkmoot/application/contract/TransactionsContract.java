package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Transactions}. */
public abstract class TransactionsContract {
  protected abstract Transactions transactions();

  protected abstract Users users();

  protected abstract RoomLog log();

  @Test
  void theInnerOneJoinsTheOuter() {
    People people = new People(new Random(1), users(), log(), transactions());
    assertThatThrownBy(
            () ->
                transactions()
                    .write(
                        () -> {
                          people.person("lost");
                          throw new IllegalStateException("planted");
                        }))
        .hasMessage("planted");
    assertThat(users().byUsername(new Username("lost"))).isEmpty();
    people.person("kept");
    assertThat(users().byUsername(new Username("kept"))).isPresent();
  }
}
