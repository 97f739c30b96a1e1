package org.folkmoot.domain.message;

import java.util.List;
import org.folkmoot.domain.user.Username;

/** What a message holds, by what kind of message it is: each kind has its own, and nothing else. */
public sealed interface MessageContent {
  MessageKind kind();

  /** What it says in words, if anything. */
  default Body body() {
    return Body.NONE;
  }

  /** The members whom it calls by name. */
  default List<Username> mentions() {
    return List.of();
  }

  /** What is left of it when it is deleted or forgotten. */
  MessageContent erased();

  /** What somebody said. */
  record Text(Body body, List<Username> mentions) implements MessageContent {
    public Text {
      mentions = List.copyOf(mentions);
    }

    @Override
    public MessageKind kind() {
      return MessageKind.TEXT;
    }

    @Override
    public MessageContent erased() {
      return new Text(Body.NONE, List.of());
    }
  }

  /** An event of the room. It has no words, and there is nothing in it to erase. */
  record Event(SystemEvent event) implements MessageContent {
    @Override
    public MessageKind kind() {
      return MessageKind.SYSTEM;
    }

    @Override
    public MessageContent erased() {
      return this;
    }
  }

  /** Of a newer version, and shown by its body. */
  record Unknown(Body body) implements MessageContent {
    @Override
    public MessageKind kind() {
      return MessageKind.UNKNOWN;
    }

    @Override
    public MessageContent erased() {
      return new Unknown(Body.NONE);
    }
  }
}
