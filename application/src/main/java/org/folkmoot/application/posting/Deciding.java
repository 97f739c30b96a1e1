package org.folkmoot.application.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.Moment;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.ledger.Gathering;
import org.folkmoot.domain.ledger.Ledger;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/** Decides the posts of one batch, each by itself, in their order. */
final class Deciding {
  private final RoomLog.Locked locked;
  private final Instant now;
  private final Map<Key, Seq> known = new HashMap<>();
  private final Map<Somebody, Instant> said = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();

  Deciding(RoomLog.Locked locked, Instant now) {
    this.locked = locked;
    this.now = now;
  }

  private record Key(RoomId room, UserId sender, ClientId clientId) {
    static Key of(Post post) {
      return new Key(post.room(), post.sender(), post.clientId());
    }
  }

  private record Somebody(RoomId room, UserId sender) {}

  /** These were kept before, under the seqs that are given for them. */
  void remember(List<Post> posts, List<Optional<Seq>> seqs) {
    for (int i = 0; i < posts.size(); i++) {
      Key key = Key.of(posts.get(i));
      seqs.get(i).ifPresent(seq -> known.put(key, seq));
    }
  }

  List<Decision<Posted>> all(List<Post> posts, List<RoomLog.Look> looks) {
    return IntStream.range(0, posts.size()).mapToObj(i -> one(posts.get(i), looks.get(i))).toList();
  }

  /** What has changed with what was accepted. */
  List<Change> changes() {
    return changes;
  }

  private Decision<Posted> one(Post post, RoomLog.Look look) {
    Key key = Key.of(post);
    Seq before = known.get(key);
    if (before != null) {
      return Decision.accepted(Posted.again(post, before));
    }
    Somebody sender = new Somebody(post.room(), post.sender());
    Optional<Instant> last = Optional.ofNullable(said.get(sender)).or(look::lastPost);
    Decision<Message> decided = decide(post, look, last);
    if (decided instanceof Decision.Accepted<Message>(Message message)) {
      known.put(key, message.seq());
      said.put(sender, message.createdAt());
      changes.add(change(message, look));
    }
    return decided.map(m -> new Posted(post.room(), m.seq(), post.clientId(), false));
  }

  private Decision<Message> decide(Post post, RoomLog.Look look, Optional<Instant> last) {
    @Nullable Ledger ledger = locked.ledgers().get(post.room());
    if (ledger == null) {
      return Decision.refused(Refusal.notFound("room"));
    }
    Optional<Refusal> unheard = Gathering.refusesWords(ledger.room(), look.blocked());
    if (unheard.isPresent()) {
      return Decision.refused(unheard.get());
    }
    try {
      Draft draft =
          new Draft(post.sender(), post.clientId(), post.body(), post.replyTo(), look.mentions());
      return ledger.post(look.member(), draft, look.replyTo().isPresent(), last, now);
    } catch (InvalidValue invalid) {
      return Decision.refused(Refusal.invalid(invalid));
    }
  }

  private static Change change(Message message, RoomLog.Look look) {
    UserRef sender = look.sender();
    Seq seq = message.seq();
    return new Change.MessageChange(
        message.room().toString(),
        seq.value(),
        new MessageView(
            message.room().toString(),
            seq.value(),
            seq.value(),
            "text",
            sender,
            message.clientId() == null ? null : message.clientId().value(),
            message.body().value(),
            Moment.text(message.createdAt()),
            null,
            null,
            look.replyTo().orElse(null),
            null,
            message.mentions().stream().map(Username::value).toList(),
            List.of(),
            List.of(),
            null),
        null);
  }
}
