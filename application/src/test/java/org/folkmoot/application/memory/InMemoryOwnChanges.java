package org.folkmoot.application.memory;

import java.util.Comparator;
import java.util.List;
import org.folkmoot.application.own.OwnChanges;
import org.folkmoot.application.own.OwnRev;
import org.folkmoot.application.own.OwnThing;
import org.folkmoot.domain.user.UserId;

/** In which order people's own things changed, in an {@link InMemoryStore}. */
public final class InMemoryOwnChanges implements OwnChanges {
  private final InMemoryStore store;

  record Key(UserId owner, OwnThing thing) {}

  public InMemoryOwnChanges(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public OwnRev record(UserId owner, OwnThing thing) {
    return store.write(
        () ->
            store.statement(
                t -> {
                  OwnRev next = new OwnRev(head(t, owner).value() + 1);
                  store.put(t.ownHeads, owner, next);
                  store.put(t.ownChanges, new Key(owner, thing), next);
                  return next;
                }));
  }

  @Override
  public Since after(UserId owner, OwnRev after, int limit) {
    return store.statement(
        t -> {
          List<NumberedThing> things =
              t.ownChanges.entrySet().stream()
                  .filter(one -> one.getKey().owner().equals(owner))
                  .filter(one -> one.getValue().value() > after.value())
                  .map(one -> new NumberedThing(one.getValue(), one.getKey().thing()))
                  .sorted(Comparator.comparingLong(one -> one.rev().value()))
                  .limit(limit)
                  .toList();
          return new Since(t.epoch, head(t, owner), things);
        });
  }

  private static OwnRev head(InMemoryStore.Tables t, UserId owner) {
    return t.ownHeads.getOrDefault(owner, OwnRev.NONE);
  }
}
