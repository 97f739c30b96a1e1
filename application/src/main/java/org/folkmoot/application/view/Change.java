package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/** A thing in a room in its newest state, at the position of its latest change. */
public sealed interface Change {
  String room();

  long seq();

  /** A message, and who changed it last if it isn't new. */
  record MessageChange(String room, long seq, MessageView message, @Nullable ByView by)
      implements Change {}

  /** Somebody's standing, and what last happened to it. */
  record MemberChange(String room, long seq, MemberView member, String event) implements Change {}

  /** The room itself, and what last happened to it. */
  record RoomChange(String room, long seq, RoomInfo info, String event) implements Change {}
}
