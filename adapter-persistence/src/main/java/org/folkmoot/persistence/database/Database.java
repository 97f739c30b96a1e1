package org.folkmoot.persistence.database;

import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.log.Unavailable;

/** Hands out connections and opens transactions. */
@Singleton
public class Database implements Transactions {
  // Whoever waits longer for their turn and a connection is better off asking again. With what a
  // statement may take (socketTimeout) this is the five seconds after which every caller has an
  // answer.
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ConnectionOperations<Connection> connections;
  private final TransactionOperations<Connection> transactions;
  private final Semaphore permits;
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

  public Database(
      ConnectionOperations<Connection> connections,
      TransactionOperations<Connection> transactions,
      @Property(name = "datasources.default.maximum-pool-size", defaultValue = "10") int size) {
    this.connections = connections;
    this.transactions = transactions;
    this.permits = new Semaphore(size, true);
  }

  /** Something that is done with a connection. */
  public interface Statement<T> {
    T on(Connection connection) throws SQLException;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return permitted(() -> transactions.executeWrite(status -> work.get()));
  }

  /** One statement: in the transaction that is open, else by itself. */
  public <T> T statement(Statement<T> statement) {
    return permitted(
        () ->
            connections.execute(
                ConnectionDefinition.DEFAULT,
                status -> {
                  try {
                    return statement.on(status.getConnection());
                  } catch (SQLException e) {
                    throw SqlErrors.of(e, e);
                  }
                }));
  }

  /** A call of a repository, which finds its connection by itself. */
  public <T> T call(Supplier<T> repository) {
    return permitted(repository);
  }

  /** A call of a repository that answers nothing. */
  public void run(Runnable repository) {
    call(
        () -> {
          repository.run();
          return true;
        });
  }

  private <T> T permitted(Supplier<T> work) {
    if (inside.get()) {
      return troubled(work);
    }
    acquire();
    inside.set(true);
    try {
      return troubled(work);
    } finally {
      inside.remove();
      permits.release();
    }
  }

  private static <T> T troubled(Supplier<T> work) {
    try {
      return work.get();
    } catch (Unavailable known) {
      throw known;
    } catch (RuntimeException thrown) {
      throw SqlErrors.of(thrown);
    }
  }

  private void acquire() {
    long patience = PATIENCE_NANOS - DatabaseThreads.waitedNanos();
    try {
      if (patience <= 0 || !permits.tryAcquire(patience, TimeUnit.NANOSECONDS)) {
        throw new Unavailable("all connections are in use");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while waiting for a connection", stopped);
    }
  }
}
