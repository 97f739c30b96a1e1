package org.folkmoot.persistence.database;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * Lists for the database, as its own format has them. The driver writes most lists as text, which
 * is twice as long and has to be quoted here and taken apart again there.
 */
public final class PgArrayCodec {
  private static final Instant MILLENNIUM = Instant.parse("2000-01-01T00:00:00Z");

  private PgArrayCodec() {}

  public static <T> Array uuids(
      Connection c, Collection<T> things, Function<T, @Nullable UUID> each) throws SQLException {
    return list(
        c,
        Oid.UUID_ARRAY,
        Oid.UUID,
        2 * Long.BYTES,
        things,
        each,
        (to, id) -> to.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
  }

  public static <T> Array times(
      Connection c, Collection<T> things, Function<T, @Nullable Instant> each) throws SQLException {
    return list(
        c,
        Oid.TIMESTAMPTZ_ARRAY,
        Oid.TIMESTAMPTZ,
        Long.BYTES,
        things,
        each,
        (to, time) -> to.putLong(ChronoUnit.MICROS.between(MILLENNIUM, time)));
  }

  public static <T> Array texts(
      Connection c, Collection<T> things, Function<T, @Nullable String> each) throws SQLException {
    return c.createArrayOf("text", things.stream().map(each).toArray(String[]::new));
  }

  public static <T> Array longs(
      Connection c, Collection<T> things, Function<T, @Nullable Long> each) throws SQLException {
    return c.createArrayOf("bigint", things.stream().map(each).toArray(Long[]::new));
  }

  public static <T> Array ints(
      Connection c, Collection<T> things, Function<T, @Nullable Integer> each) throws SQLException {
    return c.createArrayOf("int", things.stream().map(each).toArray(Integer[]::new));
  }

  public static <T> Array truths(
      Connection c, Collection<T> things, Function<T, @Nullable Boolean> each) throws SQLException {
    return c.createArrayOf("bool", things.stream().map(each).toArray(Boolean[]::new));
  }

  /** Writes a value, always with as many bytes. */
  private interface Writing<V> {
    ByteBuffer write(ByteBuffer to, V value);
  }

  // One dimension, whether a null may be in it, what it is a list of, how many, the first one's
  // number; then each with its length, which is -1 for a null.
  private static <T, V> Array list(
      Connection c,
      int oid,
      int of,
      int length,
      Collection<T> things,
      Function<T, @Nullable V> each,
      Writing<V> writing)
      throws SQLException {
    ByteBuffer bytes =
        ByteBuffer.allocate((5 + things.size()) * Integer.BYTES + things.size() * length);
    bytes.putInt(1).putInt(1).putInt(of).putInt(things.size()).putInt(1);
    for (T thing : things) {
      V value = each.apply(thing);
      if (value == null) {
        bytes.putInt(-1);
      } else {
        writing.write(bytes.putInt(length), value);
      }
    }
    byte[] written = new byte[bytes.position()];
    bytes.flip().get(written);
    return new PgArray(c.unwrap(BaseConnection.class), oid, written);
  }
}
