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
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/** Decides the posts of one batch, each by itself, in their order. */
final class PostBatchDecider {
  private final RoomLog.LockedRooms locked;
  private final Instant now;
  private final Map<Key, Seq> known = new HashMap<>();
  private final Map<Somebody, Instant> said = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();

  PostBatchDecider(RoomLog.LockedRooms locked, Instant now) {
    this.locked = locked;
    this.now = now;
  }

  private record Key(RoomId room, UserId sender, ClientId clientId) {
    static Key of(PostRequest post) {
      return new Key(post.room(), post.sender(), post.clientId());
    }
  }

  private record Somebody(RoomId room, UserId sender) {}

  /** These were kept before, under the seqs that are given for them. */
  void remember(List<PostRequest> posts, List<Optional<Seq>> seqs) {
    for (int i = 0; i < posts.size(); i++) {
      Key key = Key.of(posts.get(i));
      seqs.get(i).ifPresent(seq -> known.put(key, seq));
    }
  }

  List<Decision<Posted>> all(List<PostRequest> posts, List<RoomLog.PostFacts> looks) {
    return IntStream.range(0, posts.size()).mapToObj(i -> one(posts.get(i), looks.get(i))).toList();
  }

  /** What has changed with what was accepted. */
  List<Change> changes() {
    return changes;
  }

  private Decision<Posted> one(PostRequest post, RoomLog.PostFacts facts) {
    Key key = Key.of(post);
    Seq before = known.get(key);
    if (before != null) {
      return Decision.accepted(Posted.again(post, before));
    }
    Somebody sender = new Somebody(post.room(), post.sender());
    Optional<Instant> last = Optional.ofNullable(said.get(sender)).or(facts::lastPost);
    Decision<Message> decided = decide(post, facts, last);
    if (decided instanceof Decision.Accepted<Message>(Message message)) {
      known.put(key, message.seq());
      said.put(sender, message.createdAt());
      changes.add(change(message, facts));
    }
    return decided.map(m -> new Posted(post.room(), m.seq(), post.clientId(), false));
  }

  private Decision<Message> decide(
      PostRequest post, RoomLog.PostFacts facts, Optional<Instant> last) {
    @Nullable LockedRoom lockedRoom = locked.rooms().get(post.room());
    if (lockedRoom == null) {
      return Decision.refused(Refusal.notFound("room"));
    }
    Optional<Refusal> unheard = DirectRooms.refusesWords(lockedRoom.room(), facts.blocked());
    if (unheard.isPresent()) {
      return Decision.refused(unheard.get());
    }
    try {
      Draft draft =
          new Draft(post.sender(), post.clientId(), post.body(), post.replyTo(), facts.mentions());
      return lockedRoom.post(facts.member(), draft, facts.replyTo().isPresent(), last, now);
    } catch (InvalidValue invalid) {
      return Decision.refused(Refusal.invalid(invalid));
    }
  }

  private static Change change(Message message, RoomLog.PostFacts facts) {
    UserRef sender = facts.sender();
    Seq seq = message.seq();
    return new Change.MessageChange(
        message.room(),
        seq,
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
            facts.replyTo().orElse(null),
            null,
            message.mentions().stream().map(Username::value).toList(),
            List.of(),
            List.of(),
            null),
        null);
  }
}
