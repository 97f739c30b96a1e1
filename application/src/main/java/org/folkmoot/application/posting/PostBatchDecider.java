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
import org.folkmoot.application.view.ThreadInfo;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.ThreadPlace;
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
  private final boolean knowsThreads;
  private final Map<Key, Seq> known = new HashMap<>();
  private final Map<Somebody, Instant> said = new HashMap<>();
  private final Map<RoomSeq, ThreadInfo> threads = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();

  /**
   * Makes it.
   *
   * @param knowsThreads whether every replica knows threads
   */
  PostBatchDecider(RoomLog.LockedRooms locked, Instant now, boolean knowsThreads) {
    this.locked = locked;
    this.now = now;
    this.knowsThreads = knowsThreads;
  }

  private record Key(RoomId room, UserId sender, ClientId clientId) {
    static Key of(PostRequest post) {
      return new Key(post.room(), post.sender(), post.clientId());
    }
  }

  private record RoomSeq(RoomId room, Seq seq) {}

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
    if (post.thread() != null && !knowsThreads) {
      return Decision.refused(Refusal.duringUpgrade());
    }
    Optional<Refusal> unheard = DirectRooms.refusesWords(lockedRoom.room(), facts.blocked());
    if (unheard.isPresent()) {
      return Decision.refused(unheard.get());
    }
    try {
      Draft draft =
          new Draft(
              post.sender(),
              post.clientId(),
              post.body(),
              post.replyTo(),
              post.thread(),
              facts.mentions());
      return lockedRoom.post(facts.member(), draft, facts.context(), last, now);
    } catch (InvalidValue invalid) {
      return Decision.refused(Refusal.invalid(invalid));
    }
  }

  private Change change(Message message, RoomLog.PostFacts facts) {
    UserRef sender = facts.sender();
    Seq seq = message.seq();
    ThreadPlace place = message.thread();
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
            place == null ? null : place.root().value(),
            (place != null && place.alsoInRoom()) ? true : null,
            null,
            message.mentions().stream().map(Username::value).toList(),
            List.of(),
            List.of(),
            null),
        null,
        place == null ? null : grown(place, message, facts));
  }

  // What was seen of the thread is as old as the batch.
  private ThreadInfo grown(ThreadPlace place, Message message, RoomLog.PostFacts facts) {
    RoomSeq root = new RoomSeq(message.room(), place.root());
    ThreadInfo before = threads.getOrDefault(root, facts.threadInfo());
    ThreadInfo after =
        ThreadInfo.after(
            before, facts.sender(), message.seq().value(), Moment.text(message.createdAt()));
    threads.put(root, after);
    return after;
  }
}
