package org.folkmoot.load.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.load.client.Answer;
import org.folkmoot.load.client.Ask;
import org.folkmoot.load.client.MessageState;

/** What was acked stands in the database, once, where the ack said, and in the order of asking. */
final class Posts {
  private record Identity(String room, String sender, String clientId) {}

  private record Position(String room, long seq) {}

  private record Way(int connection, String room) {}

  private final Run run;
  private final Violations found;
  private final Map<Identity, MessageState> byIdentity = new HashMap<>();
  private final Map<Position, MessageState> byPosition = new HashMap<>();

  private Posts(Run run, Violations found) {
    this.run = run;
    this.found = found;
  }

  static void check(Run run, Violations found) {
    Posts posts = new Posts(run, found);
    posts.findDoubles();
    for (Recording recording : run.recordings()) {
      recording.acked().forEach(acked -> posts.stands(recording, acked));
      posts.inOrder(recording);
    }
  }

  private void findDoubles() {
    for (Truth.Room room : run.truth().rooms().values()) {
      for (MessageState message : room.messages()) {
        byPosition.put(new Position(room.id(), message.seq()), message);
        if (message.clientId().isEmpty()) {
          continue;
        }
        Identity identity = new Identity(room.id(), message.sender(), message.clientId());
        MessageState first = byIdentity.putIfAbsent(identity, message);
        if (first != null) {
          found.add(
              Violation.Kind.DOUBLED,
              "%s of %s stands at %d and at %d of %s",
              message.clientId(),
              message.sender(),
              first.seq(),
              message.seq(),
              room.id());
        }
      }
    }
  }

  private void stands(Recording recording, Recording.Acked acked) {
    Ask ask = acked.ask();
    Answer answer = acked.answer();
    if (run.restores().stream().anyMatch(r -> r.mayHaveLost(answer.atNanos()))) {
      return;
    }
    boolean isPost = ask.kind() == Ask.Kind.POST;
    MessageState message =
        byPosition.get(new Position(ask.room(), isPost ? answer.seq() : ask.seq()));
    if (isPost) {
      MessageState own = byIdentity.get(new Identity(ask.room(), recording.username(), ask.ref()));
      if (own == null) {
        lost(recording, ask, answer, "isn't there");
      } else if (message == null || !message.clientId().equals(ask.ref())) {
        lost(recording, ask, answer, "stands at " + own.seq());
      }
    } else if (message == null) {
      lost(recording, ask, answer, "has no message any more");
    } else if (message.changed() < answer.seq()) {
      lost(recording, ask, answer, "is there as of " + message.changed());
    } else if (ask.kind() == Ask.Kind.EDIT
        && message.changed() == answer.seq()
        && !message.body().equals(ask.body())) {
      lost(recording, ask, answer, "has other words");
    }
  }

  private void lost(Recording recording, Ask ask, Answer answer, String instead) {
    found.add(
        Violation.Kind.LOST,
        "%s %s of %s was acked as %d in %s, and %s",
        ask.kind(),
        ask.ref(),
        recording.client(),
        answer.seq(),
        ask.room(),
        instead);
  }

  /** Of posts that were asked for once and answered on the same connection the order is known. */
  private void inOrder(Recording recording) {
    Map<Way, List<Recording.Acked>> ways = new HashMap<>();
    for (Recording.Acked acked : recording.acked()) {
      Answer answer = acked.answer();
      if (acked.ask().kind() == Ask.Kind.POST && answer.connection() > 0 && !answer.duplicate()) {
        ways.computeIfAbsent(
                new Way(answer.connection(), acked.ask().room()), way -> new ArrayList<>())
            .add(acked);
      }
    }
    for (List<Recording.Acked> way : ways.values()) {
      way.sort(Comparator.comparingLong(acked -> acked.ask().order()));
      for (int i = 1; i < way.size(); i++) {
        long before = way.get(i - 1).answer().seq();
        long after = way.get(i).answer().seq();
        // Between them there may lie another history.
        if (after <= before && run.restores().isEmpty()) {
          found.add(
              Violation.Kind.REORDERED,
              "%s posted %s first, but it got %d, and %s got %d",
              recording.client(),
              way.get(i - 1).ask().ref(),
              before,
              way.get(i).ask().ref(),
              after);
        }
      }
    }
  }
}
