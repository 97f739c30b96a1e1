package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.user.UserId;

/** Who is spared whom, in an {@link InMemoryStore}. */
public final class InMemoryBlocks implements Blocks {
  private final InMemoryStore store;
  private final Views views = new Views();

  public InMemoryBlocks(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public boolean add(UserId blocker, UserId blocked, Instant now) {
    return set(blocker, blocked, true);
  }

  @Override
  public boolean remove(UserId blocker, UserId blocked) {
    return set(blocker, blocked, false);
  }

  private boolean set(UserId blocker, UserId blocked, boolean on) {
    return store.write(
        () ->
            store.statement(
                t -> {
                  InMemoryStore.Pair pair = new InMemoryStore.Pair(blocker, blocked);
                  boolean before = t.blocks.getOrDefault(pair, false);
                  store.put(t.blocks, pair, on);
                  return before != on;
                }));
  }

  @Override
  public List<UserRef> of(UserId blocker) {
    return store.statement(
        t ->
            t.blocks.entrySet().stream()
                .filter(block -> block.getValue() && block.getKey().one().equals(blocker))
                .map(block -> views.ref(t, block.getKey().other()))
                .sorted(Comparator.comparing(UserRef::username))
                .toList());
  }

  @Override
  public boolean isBlockedByAny(UserId somebody, Collection<UserId> people) {
    return store.statement(t -> isBlockedByAny(t, somebody, people));
  }

  static boolean isBlockedByAny(
      InMemoryStore.Tables t, UserId somebody, Collection<UserId> people) {
    return people.stream()
        .anyMatch(other -> t.blocks.getOrDefault(new InMemoryStore.Pair(other, somebody), false));
  }
}
