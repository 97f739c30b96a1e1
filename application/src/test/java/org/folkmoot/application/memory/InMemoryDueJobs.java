package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.folkmoot.application.due.DueJob;
import org.folkmoot.application.due.DueJobs;

/** Due things of an {@link InMemoryStore}. */
public final class InMemoryDueJobs implements DueJobs {
  private final InMemoryStore store;

  public InMemoryDueJobs(InMemoryStore store) {
    this.store = store;
  }

  record Key(String kind, String id) {}

  record Row(DueJob thing, Instant claimedUntil, int tries) {
    static Row fresh(DueJob thing) {
      return new Row(thing, Instant.MIN, 0);
    }
  }

  private static Key key(DueJob thing) {
    return new Key(thing.kind(), thing.id());
  }

  @Override
  public void schedule(DueJob thing) {
    store.write(
        () -> {
          store.put(store.tables().due, key(thing), Row.fresh(thing));
          return true;
        });
  }

  @Override
  public void scheduleIfAbsent(DueJob thing) {
    store.write(
        () -> {
          if (!store.tables().due.containsKey(key(thing))) {
            schedule(thing);
          }
          return true;
        });
  }

  @Override
  public List<Claim> claim(String kind, Instant now, Instant until, int limit) {
    return store.write(
        () -> {
          List<Row> free =
              store.tables().due.values().stream()
                  .filter(row -> row.thing().kind().equals(kind))
                  .filter(row -> !row.thing().at().isAfter(now) && !row.claimedUntil().isAfter(now))
                  .sorted(
                      Comparator.comparing((Row row) -> row.thing().at())
                          .thenComparing(row -> row.thing().id()))
                  .limit(limit)
                  .toList();
          free.forEach(
              row ->
                  store.put(
                      store.tables().due,
                      key(row.thing()),
                      new Row(row.thing(), until, row.tries() + 1)));
          return free.stream().map(row -> new Claim(row.thing(), row.tries() + 1)).toList();
        });
  }

  @Override
  public void done(DueJob thing) {
    change(thing, row -> Optional.empty());
  }

  @Override
  public void repeat(DueJob thing, Instant at) {
    DueJob next = new DueJob(thing.kind(), thing.id(), at);
    change(thing, row -> Optional.of(Row.fresh(next)));
  }

  @Override
  public void postpone(DueJob thing, Instant until) {
    change(thing, row -> row.map(known -> new Row(thing, until, known.tries())));
  }

  private void change(DueJob thing, UnaryOperator<Optional<Row>> next) {
    store.write(
        () -> {
          Optional<Row> row =
              Optional.ofNullable(store.tables().due.get(key(thing)))
                  .filter(known -> known.thing().equals(thing));
          if (row.isPresent()) {
            next.apply(row)
                .ifPresentOrElse(
                    known -> store.put(store.tables().due, key(thing), known),
                    () -> store.take(store.tables().due, key(thing)));
          }
          return true;
        });
  }
}
