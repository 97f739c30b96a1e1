package org.folkmoot.load.reference;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Keeps posts: each writer takes whatever waits, up to 512, and inserts it with one statement. */
final class Store {
  private static final int WRITERS = 2;
  private static final int BATCH_MAX = 512;
  private static final String TABLE =
      """
      create table if not exists reference_posts (room uuid not null, seq bigint not null,
        sender uuid not null, client_id text not null, body text not null,
        at timestamptz not null, primary key (room, seq))""";
  private static final String INSERT =
      """
      insert into reference_posts select * from unnest(?::uuid[], ?::bigint[], ?::uuid[],
        ?::text[], ?::text[], ?::timestamptz[])""";

  private final String url;
  private final String user;
  private final String password;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();

  /** A post and who is told when it is kept. */
  record Waiting(Said said, Guest sender) {}

  Store(String url, String user, String password) throws SQLException {
    this.url = url;
    this.user = user;
    this.password = password;
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      statement.execute("truncate reference_posts");
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  void offer(Waiting post) {
    waiting.add(post);
  }

  void start(House house) {
    for (int i = 0; i < WRITERS; i++) {
      Thread.ofPlatform().daemon().name("writer-" + i).start(() -> write(house));
    }
  }

  private void write(House house) {
    try (Connection connection = connect();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      List<Waiting> batch = new ArrayList<>();
      while (true) {
        batch.add(waiting.take());
        waiting.drainTo(batch, BATCH_MAX - 1);
        List<Long> seqs = batch.stream().map(post -> house.next(post.said().room())).toList();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        array(connection, insert, 1, "uuid", batch, post -> UUID.fromString(post.said().room()));
        insert.setArray(2, connection.createArrayOf("bigint", seqs.toArray()));
        array(connection, insert, 3, "uuid", batch, post -> UUID.fromString(Said.sender()));
        array(connection, insert, 4, "text", batch, post -> post.said().clientId());
        array(connection, insert, 5, "text", batch, post -> post.said().body());
        array(connection, insert, 6, "timestamptz", batch, post -> now);
        insert.executeUpdate();
        for (int i = 0; i < batch.size(); i++) {
          house.tell(batch.get(i).said(), batch.get(i).sender(), seqs.get(i));
        }
        batch.clear();
      }
    } catch (SQLException broken) {
      throw new IllegalStateException("the reference can't store", broken);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void array(
      Connection connection,
      PreparedStatement insert,
      int place,
      String type,
      List<Waiting> batch,
      Function<Waiting, Object> each)
      throws SQLException {
    insert.setArray(place, connection.createArrayOf(type, batch.stream().map(each).toArray()));
  }
}
