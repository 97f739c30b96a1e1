package org.folkmoot.load.client;

/**
 * The names of what changes in a room, each as one number: a message by its seq, a member by a
 * number below zero made of the username, and the room itself by zero.
 */
public final class Things {
  /** The room itself: its name and what else is said of it. */
  public static final long ROOM = 0;

  private Things() {}

  public static long message(long seq) {
    return seq;
  }

  public static long member(String username) {
    return -1 - (Fingerprint.of(username) >>> 2);
  }

  public static boolean isMessage(long thing) {
    return thing > 0;
  }

  public static boolean isMember(long thing) {
    return thing < 0;
  }
}
