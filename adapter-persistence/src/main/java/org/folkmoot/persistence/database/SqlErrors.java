package org.folkmoot.persistence.database;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.exceptions.TransactionException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.folkmoot.application.log.RoomBusy;
import org.folkmoot.application.log.Unavailable;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells a broken world from a broken program by PostgreSQL's SQLSTATE. */
final class SqlErrors {
  // lock_not_available, deadlock_detected, serialization_failure: somebody else was first.
  private static final Set<String> LOCKED_OUT = Set.of("55P03", "40P01", "40001");

  // connection, resources, operator intervention (also cancelled), system error, and the timeouts
  // that end a transaction whose owner slept.
  private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57", "58");
  private static final Set<String> AWAY = Set.of("25P02", "25P03", "25P04", "25006");

  // feature_not_supported, by this part of PostgreSQL: a table was changed beneath a statement, and
  // the next attempt prepares that anew.
  private static final String UNSUPPORTED = "0A000";
  private static final String CHANGED_BENEATH = "RevalidateCachedQuery";

  private SqlErrors() {}

  static RuntimeException of(RuntimeException thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return of(sql, thrown);
      }
    }
    boolean database =
        thrown instanceof DataAccessException
            || thrown instanceof ConnectionException
            || thrown instanceof TransactionException;
    return database ? new Unavailable("the database didn't answer", thrown) : thrown;
  }

  static RuntimeException of(SQLException sql, Exception thrown) {
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (LOCKED_OUT.contains(state)) {
      return new RoomBusy("another transaction held the row", thrown);
    }
    // Without a state it isn't PostgreSQL who speaks but the pool: the connection is gone.
    boolean away =
        state.isEmpty()
            || sql instanceof SQLTransientException
            || AWAY.contains(state)
            || (state.equals(UNSUPPORTED) && isChangedBeneath(sql))
            || (state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2)));
    return away
        ? new Unavailable("the database didn't answer", thrown)
        : new IllegalStateException("the database refused a statement", thrown);
  }

  private static boolean isChangedBeneath(SQLException sql) {
    return sql instanceof PSQLException refused
        && refused.getServerErrorMessage() instanceof ServerErrorMessage why
        && CHANGED_BENEATH.equals(why.getRoutine());
  }
}
