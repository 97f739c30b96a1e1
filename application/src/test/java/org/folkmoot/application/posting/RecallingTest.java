package org.folkmoot.application.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.util.List;
import org.folkmoot.application.log.History;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.InMemoryStore.Fate;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** Posts that are decided on what is remembered. */
class RecallingTest {
  private final TroubledHouse troubled = new TroubledHouse();
  private final InMemoryHouse house = troubled.house;
  private final TroubledLog log = troubled.log;
  private final UserId ada = house.person("ada");
  private final UserId bob = house.person("bob");
  private final RoomId tea = house.room(ada, "tea", Visibility.PUBLIC, bob);

  private Decision<Posted> post(UserId sender, String clientId) {
    var answer =
        house.post.post(
            new Post(tea, sender, new ClientId(clientId), "hello", null, troubled.time.nanos()));
    troubled.steps.all();
    return answer.toCompletableFuture().join();
  }

  private List<String> said() {
    History.Page page =
        accepted(house.read().page(ada, tea, new History.Where.After(Seq.ZERO), 200));
    return page.items().stream().map(MessageView::clientId).filter(id -> id != null).toList();
  }

  @Test
  void whoPostsAgainIsDecidedOnWhatIsRemembered() {
    Seq first = accepted(post(ada, "a")).seq();
    assertThat(log.recalled).isZero();
    assertThat(accepted(post(ada, "b")).seq()).isEqualTo(first.next());
    assertThat(log.recalled).isEqualTo(1);
    assertThat(said()).containsExactly("a", "b");
  }

  @Test
  void nobodyHearsNoOnWhatIsOnlyRemembered() {
    accepted(house.leave().leave(bob, tea));
    assertThat(post(bob, "a")).isInstanceOf(Decision.Refused.class);
    accepted(house.join().join(bob, tea));
    accepted(post(bob, "b"));
    assertThat(log.recalled).isZero();
    assertThat(said()).containsExactly("b");
  }

  @Test
  void whoWasRememberedAndIsGoneHearsNo() {
    accepted(post(bob, "a"));
    accepted(house.leave().leave(bob, tea));
    assertThat(post(bob, "b")).isInstanceOf(Decision.Refused.class);
    assertThat(log.recalled).isEqualTo(1);
    assertThat(said()).containsExactly("a");
  }

  @Test
  void aLostAnswerToWhatWasRememberedEndsInOneMessageAcked() {
    accepted(post(ada, "a"));
    troubled.fates(Fate.COMMIT_AND_LOSE_THE_ANSWER);
    assertThat(accepted(post(ada, "b")).duplicate()).isTrue();
    assertThat(log.recalled).isEqualTo(2);
    assertThat(said()).containsExactly("a", "b");
  }

  @Test
  void whatWasRememberedAndRolledBackIsTriedAgain() {
    accepted(post(ada, "a"));
    troubled.fates(Fate.ROLL_BACK);
    assertThat(accepted(post(ada, "b")).duplicate()).isFalse();
    assertThat(said()).containsExactly("a", "b");
  }

  @Test
  void aRetryIsFoundByWhatRefusesIt() {
    Seq first = accepted(post(ada, "a")).seq();
    Posted again = accepted(post(ada, "a"));
    assertThat(again.seq()).isEqualTo(first);
    assertThat(again.duplicate()).isTrue();
    assertThat(log.recalled).isEqualTo(1);
    assertThat(said()).containsExactly("a");
  }
}
