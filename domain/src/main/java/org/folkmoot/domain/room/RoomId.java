package org.folkmoot.domain.room;

import java.util.UUID;

/** Names one room for ever. Its order is the only order in which rooms are ever locked. */
public record RoomId(UUID value) implements Comparable<RoomId> {

  /** By unsigned bits, as PostgreSQL sorts them; {@link UUID#compareTo} has another order. */
  @Override
  public int compareTo(RoomId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
