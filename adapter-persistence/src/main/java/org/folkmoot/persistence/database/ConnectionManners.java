package org.folkmoot.persistence.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * What every connection promises. Nobody waits for a sleeper: a replica that stops in the middle of
 * a transaction, or is cut off, loses it and its locks, and the others go on; and a server that
 * sleeps is given up after some seconds. And no statement is planned twice: ours are written so
 * that one plan suits all, and planning is most of what a short one costs. What is read is in
 * memory or on flash: a page here and there costs hardly more than the next one. All of them go by
 * an index, also those that were planned while a table was so small, or so new, that reading the
 * whole of it seemed as good.
 */
@Singleton
final class ConnectionManners implements BeanCreatedEventListener<DatasourceConfiguration> {
  // By way of pg_settings, for transaction_timeout came with PostgreSQL 17 alone.
  private static final String MANNERS =
      """
      select set_config(wanted.name, wanted.value, false)
      from (values
        -- Not by the driver's property: an address may name another, and old replicas are known by theirs.
        ('application_name', 'folkmoot replica'),
        ('lock_timeout', '1s'),
        ('idle_in_transaction_session_timeout', '2s'),
        ('transaction_timeout', '5s'),
        ('tcp_user_timeout', '5s'),
        ('plan_cache_mode', 'force_generic_plan'),
        ('random_page_cost', '1.1'),
        ('enable_seqscan', 'off'),
        ('jit', 'off')) wanted (name, value)
      join pg_settings known on known.name = wanted.name""";

  private static final String CONNECT_SECONDS = "2";

  // A server that stands still closes nothing and answers nothing. Longer than a COMMIT under load
  // takes, shorter than a user waits; what was asked is then not known to be done.
  private static final String SILENCE_SECONDS = "3";

  // A statement is prepared when it is first used: each is used a million times.
  private static final String PREPARED_AFTER = "1";

  // A batch of posts would be cut into pieces of 8 kB, each with a write of its own.
  private static final String SENT_BYTES = "65536";

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration pool = event.getBean();
    pool.setConnectionInitSql(MANNERS);
    pool.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
    pool.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
    pool.addDataSourceProperty("prepareThreshold", PREPARED_AFTER);
    pool.addDataSourceProperty("maxSendBufferSize", SENT_BYTES);
    return pool;
  }
}
