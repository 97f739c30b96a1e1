package org.folkmoot.load.check;

/**
 * Something that happened to a client; what of it counts depends on the kind.
 *
 * @param seq the change's number, a head, or the first message of a page
 * @param atNanos when the client heard of it
 */
record Event(
    Kind kind,
    int room,
    int epoch,
    long seq,
    long thing,
    long state,
    boolean posted,
    boolean out,
    long atNanos) {
  enum Kind {
    READY,
    STARTED,
    TOLD,
    CAUGHT_UP,
    MEMBERS_DROPPED,
    RESET,
    READ,
    READ_ANEW,
    REMOVED,
    GONE,
    CLOSED
  }

  private static final Kind[] KINDS = Kind.values();
  private static final int EPOCH_BITS = 16;
  private static final int ROOM_SHIFT = 32;
  private static final int EPOCH_SHIFT = 12;

  /** It is of all rooms. */
  boolean isOfConnection() {
    return kind == Kind.READY || kind == Kind.CLOSED;
  }

  boolean namesEpoch() {
    return switch (kind) {
      case READY, STARTED, CAUGHT_UP, RESET -> true;
      default -> false;
    };
  }

  /** Kind, flags, epoch and room in one word. */
  @SuppressWarnings("EnumOrdinal") // it never leaves this process
  long packed() {
    return kind.ordinal()
        | (posted ? 1L << 8 : 0)
        | (out ? 1L << 9 : 0)
        | (long) epoch << EPOCH_SHIFT
        | (long) room << ROOM_SHIFT;
  }

  static Event unpacked(long packed, long seq, long thing, long state, long atNanos) {
    return new Event(
        KINDS[(int) (packed & 0xff)],
        (int) (packed >>> ROOM_SHIFT),
        (int) (packed >>> EPOCH_SHIFT) & ((1 << EPOCH_BITS) - 1),
        seq,
        thing,
        state,
        (packed & 1L << 8) != 0,
        (packed & 1L << 9) != 0,
        atNanos);
  }
}
