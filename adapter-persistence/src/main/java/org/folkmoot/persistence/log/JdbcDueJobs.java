package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.instantOf;
import static org.folkmoot.persistence.log.Columns.query;
import static org.folkmoot.persistence.log.Columns.time;
import static org.folkmoot.persistence.log.Columns.update;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.folkmoot.application.due.DueJob;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.persistence.database.Database;

/** Keeps in PostgreSQL what must happen at a time. */
@Singleton
public final class JdbcDueJobs implements DueJobs {
  private static final String ADD =
      """
      insert into due_jobs (kind, id, at, claimed_until) values (?, ?, ?, '-infinity')
      on conflict (kind, id) do\s""";

  private static final String CLAIM =
      """
      update due_jobs d set claimed_until = ?, tries = d.tries + 1
      from (
        select kind, id from due_jobs
        where kind = ? and at <= ? and claimed_until <= ?
        order by at limit ? for update skip locked) free
      where d.kind = free.kind and d.id = free.id
      returning d.kind, d.id, d.at, d.tries""";

  private static final String THIS = " where kind = ? and id = ? and at = ?";

  private final Database database;

  public JdbcDueJobs(Database database) {
    this.database = database;
  }

  @Override
  public void schedule(DueJob job) {
    add("update set at = excluded.at, claimed_until = excluded.claimed_until, tries = 0", job);
  }

  @Override
  public void scheduleIfAbsent(DueJob job) {
    add("nothing", job);
  }

  private void add(String otherwise, DueJob job) {
    database.statement(
        c -> update(c, ADD + otherwise, job.kind(), job.id(), time(rounded(job.at()))));
  }

  // As PostgreSQL keeps it, but never too early.
  private static Instant rounded(Instant at) {
    Instant micros = at.truncatedTo(ChronoUnit.MICROS);
    return micros.equals(at) ? at : micros.plus(1, ChronoUnit.MICROS);
  }

  @Override
  public List<Claim> claim(String kind, Instant now, Instant until, int limit) {
    return database
        .statement(
            c ->
                query(c, CLAIM, JdbcDueJobs::claim, time(until), kind, time(now), time(now), limit))
        .stream()
        .sorted(Comparator.comparing(claim -> claim.job().at()))
        .toList();
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        new DueJob(row.getString("kind"), row.getString("id"), instantOf(row, "at")),
        row.getInt("tries"));
  }

  @Override
  public void done(DueJob job) {
    database.statement(
        c -> update(c, "delete from due_jobs" + THIS, job.kind(), job.id(), time(job.at())));
  }

  @Override
  public void repeat(DueJob job, Instant at) {
    String sql = "update due_jobs set at = ?, claimed_until = '-infinity', tries = 0" + THIS;
    database.statement(
        c -> update(c, sql, time(rounded(at)), job.kind(), job.id(), time(job.at())));
  }

  @Override
  public void postpone(DueJob job, Instant until) {
    String sql = "update due_jobs set claimed_until = ?" + THIS;
    database.statement(c -> update(c, sql, time(until), job.kind(), job.id(), time(job.at())));
  }
}
