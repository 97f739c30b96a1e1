package org.folkmoot.domain.message;

import java.util.List;
import org.folkmoot.domain.user.Username;

/** What a message holds, by what kind of message it is: each kind has its own, and nothing else. */
public sealed interface Content {
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
  Content erased();

  /** What somebody said. */
  record Words(Body body, List<Username> mentions) implements Content {
    public Words {
      mentions = List.copyOf(mentions);
    }

    @Override
    public MessageKind kind() {
      return MessageKind.TEXT;
    }

    @Override
    public Content erased() {
      return new Words(Body.NONE, List.of());
    }
  }

  /** An event of the room. It has no words, and there is nothing in it to erase. */
  record Told(SystemEvent event) implements Content {
    @Override
    public MessageKind kind() {
      return MessageKind.SYSTEM;
    }

    @Override
    public Content erased() {
      return this;
    }
  }

  /** Of a newer version, and shown by its body. */
  record Unknown(Body body) implements Content {
    @Override
    public MessageKind kind() {
      return MessageKind.UNKNOWN;
    }

    @Override
    public Content erased() {
      return new Unknown(Body.NONE);
    }
  }
}
