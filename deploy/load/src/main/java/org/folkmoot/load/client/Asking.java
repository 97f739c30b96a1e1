package org.folkmoot.load.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Executor;

/** What a client may ask for until it is answered; from any thread. */
public final class Asking {
  private final String name;
  private final Executor loop;
  private final Outbox outbox;
  private long asked;

  Asking(String name, Executor loop, Outbox outbox) {
    this.name = name;
    this.loop = loop;
    this.outbox = outbox;
  }

  public void post(String room, String body, long replyTo) {
    loop.execute(
        () -> {
          Ask ask = ask(Ask.Kind.POST, room, 0, body);
          ObjectNode frame = frame("post", ask).put("clientId", ask.ref()).put("body", body);
          if (replyTo > 0) {
            frame.put("replyTo", replyTo);
          }
          outbox.add(ask, frame.toString());
        });
  }

  /** Below a message; the ask bears its number, for it may be deleted before this comes. */
  public void postBelow(String room, String body, long root, boolean alsoInRoom) {
    loop.execute(
        () -> {
          Ask ask = ask(Ask.Kind.POST, room, root, body);
          ObjectNode frame = frame("post", ask).put("clientId", ask.ref()).put("body", body);
          outbox.add(ask, frame.put("thread", root).put("alsoInRoom", alsoInRoom).toString());
        });
  }

  public void edit(String room, long seq, String body) {
    loop.execute(
        () -> {
          Ask ask = ask(Ask.Kind.EDIT, room, seq, body);
          outbox.add(ask, frame("edit", ask).put("seq", seq).put("body", body).toString());
        });
  }

  public void delete(String room, long seq) {
    loop.execute(
        () -> {
          Ask ask = ask(Ask.Kind.DELETE, room, seq, "");
          outbox.add(ask, frame("delete", ask).put("seq", seq).toString());
        });
  }

  public void react(String room, long seq, String emoji, boolean on) {
    loop.execute(
        () -> {
          Ask ask = ask(Ask.Kind.REACT, room, seq, emoji + on);
          ObjectNode frame = frame("react", ask).put("seq", seq).put("emoji", emoji).put("on", on);
          outbox.add(ask, frame.toString());
        });
  }

  private Ask ask(Ask.Kind kind, String room, long seq, String body) {
    long order = ++asked;
    return new Ask(kind, name + "-" + order, order, room, seq, body, System.nanoTime());
  }

  private static ObjectNode frame(String type, Ask ask) {
    return Json.object().put("type", type).put("ref", ask.ref()).put("room", ask.room());
  }
}
