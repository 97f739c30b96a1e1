package org.folkmoot.domain.rules;

import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.Seq;

/** One accepted change: the thing it made or changed, in its new state. */
public sealed interface Entry {
  Seq seq();

  /** A message was posted, edited, deleted or reacted to. */
  record MessageEntry(Message message) implements Entry {
    @Override
    public Seq seq() {
      return message.changed();
    }

    public boolean isPost() {
      return message.seq().equals(message.changed());
    }
  }

  /** Somebody came, went or was given another standing. */
  record MemberEntry(Member member) implements Entry {
    @Override
    public Seq seq() {
      return member.changed();
    }
  }

  /** The room itself was made or changed. */
  record RoomEntry(Room room) implements Entry {
    @Override
    public Seq seq() {
      return room.changed();
    }
  }
}
