package org.folkmoot.persistence.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * What every connection promises: nobody waits for a sleeper. A replica that stops in the middle of
 * a transaction, or is cut off, loses it and its locks, and the others go on; and a server that
 * sleeps is given up after some seconds.
 */
@Singleton
final class ConnectionManners implements BeanCreatedEventListener<DatasourceConfiguration> {
  // By way of pg_settings, for transaction_timeout came with PostgreSQL 17 alone.
  private static final String MANNERS =
      """
      select set_config(wanted.name, wanted.value, false)
      from (values
        ('lock_timeout', '1s'),
        ('idle_in_transaction_session_timeout', '2s'),
        ('transaction_timeout', '5s'),
        ('tcp_user_timeout', '5s')) wanted (name, value)
      join pg_settings known on known.name = wanted.name""";

  private static final String CONNECT_SECONDS = "2";

  // A server that stands still closes nothing and answers nothing. Longer than a COMMIT under load
  // takes, shorter than a user waits; what was asked is then not known to be done.
  private static final String SILENCE_SECONDS = "3";

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration pool = event.getBean();
    pool.setConnectionInitSql(MANNERS);
    pool.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
    pool.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
    return pool;
  }
}
