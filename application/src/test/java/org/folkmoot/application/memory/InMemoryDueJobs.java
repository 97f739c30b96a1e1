package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.folkmoot.application.due.DueJob;
import org.folkmoot.application.due.DueJobs;

/** Due jobs of an {@link InMemoryStore}. */
public final class InMemoryDueJobs implements DueJobs {
  private final InMemoryStore store;

  public InMemoryDueJobs(InMemoryStore store) {
    this.store = store;
  }

  record Key(String kind, String id) {}

  record Row(DueJob job, Instant claimedUntil, int tries) {
    static Row fresh(DueJob job) {
      return new Row(job, Instant.MIN, 0);
    }
  }

  private static Key key(DueJob job) {
    return new Key(job.kind(), job.id());
  }

  @Override
  public void schedule(DueJob job) {
    store.write(
        () -> {
          store.put(store.tables().due, key(job), Row.fresh(job));
          return true;
        });
  }

  @Override
  public void scheduleIfAbsent(DueJob job) {
    store.write(
        () -> {
          if (!store.tables().due.containsKey(key(job))) {
            schedule(job);
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
                  .filter(row -> row.job().kind().equals(kind))
                  .filter(row -> !row.job().at().isAfter(now) && !row.claimedUntil().isAfter(now))
                  .sorted(
                      Comparator.comparing((Row row) -> row.job().at())
                          .thenComparing(row -> row.job().id()))
                  .limit(limit)
                  .toList();
          free.forEach(
              row ->
                  store.put(
                      store.tables().due,
                      key(row.job()),
                      new Row(row.job(), until, row.tries() + 1)));
          return free.stream().map(row -> new Claim(row.job(), row.tries() + 1)).toList();
        });
  }

  @Override
  public void done(DueJob job) {
    change(job, row -> Optional.empty());
  }

  @Override
  public void repeat(DueJob job, Instant at) {
    DueJob next = new DueJob(job.kind(), job.id(), at);
    change(job, row -> Optional.of(Row.fresh(next)));
  }

  @Override
  public void postpone(DueJob job, Instant until) {
    change(job, row -> row.map(known -> new Row(job, until, known.tries())));
  }

  private void change(DueJob job, UnaryOperator<Optional<Row>> next) {
    store.write(
        () -> {
          Optional<Row> row =
              Optional.ofNullable(store.tables().due.get(key(job)))
                  .filter(known -> known.job().equals(job));
          if (row.isPresent()) {
            next.apply(row)
                .ifPresentOrElse(
                    known -> store.put(store.tables().due, key(job), known),
                    () -> store.take(store.tables().due, key(job)));
          }
          return true;
        });
  }
}
