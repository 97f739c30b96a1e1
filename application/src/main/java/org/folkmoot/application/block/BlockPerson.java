package org.folkmoot.application.block;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.own.OwnChanges;
import org.folkmoot.application.own.OwnThing;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** Spares somebody another person, or no more. */
public final class BlockPerson {
  private final Blocks blocks;
  private final OwnChanges changes;
  private final Users users;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;

  public BlockPerson(
      Blocks blocks,
      OwnChanges changes,
      Users users,
      Transactions transactions,
      Live live,
      InstantSource clock) {
    this.blocks = blocks;
    this.changes = changes;
    this.users = users;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Blocks or unblocks.
   *
   * @return whom they block now
   */
  public Decision<List<UserRef>> block(UserId blocker, Username name, boolean on) {
    Optional<User> other = users.byUsername(name);
    if (other.isEmpty()) {
      return Decision.refused(Refusal.notFound("user"));
    }
    UserId blocked = other.get().id();
    if (blocked.equals(blocker)) {
      return Decision.refused(Refusal.invalid("You can't block yourself."));
    }
    transactions.write(
        () -> {
          boolean changed =
              on ? blocks.add(blocker, blocked, clock.instant()) : blocks.remove(blocker, blocked);
          if (changed) {
            changes.record(blocker, OwnThing.block(blocked));
          }
          return changed;
        });
    List<UserRef> now = blocks.of(blocker);
    live.tell(blocker, new ServerMessage.Blocks(now.stream().map(UserRef::username).toList()));
    return Decision.accepted(now);
  }

  public List<UserRef> blocked(UserId blocker) {
    return blocks.of(blocker);
  }
}
