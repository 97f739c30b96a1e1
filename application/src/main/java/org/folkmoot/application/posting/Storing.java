package org.folkmoot.application.posting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.Moment;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.ledger.Gathering;
import org.folkmoot.domain.ledger.Ledger;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.Mentions;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * Stores a batch of posts with one commit: lock the rooms; look, in a statement after it; decide
 * each post by itself; append all. Then everybody is told.
 */
public final class Storing {
  private final RoomLog log;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;

  public Storing(RoomLog log, Transactions transactions, Live live, InstantSource clock) {
    this.log = log;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
  }

  private record Key(RoomId room, UserId sender, ClientId clientId) {}

  private record Somebody(RoomId room, UserId sender) {}

  private record Outcome(News news, List<Decision<Posted>> answers) {}

  void store(List<PostingLane.Waiting> batch) {
    List<Post> posts = batch.stream().map(PostingLane.Waiting::post).toList();
    Outcome outcome = transactions.write(() -> decide(posts));
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().complete(outcome.answers().get(i));
    }
    live.publish(outcome.news());
  }

  private Outcome decide(List<Post> posts) {
    Set<RoomId> rooms = new LinkedHashSet<>();
    posts.forEach(post -> rooms.add(post.room()));
    RoomLog.Locked locked = log.lock(rooms);
    List<RoomLog.Look> looks = log.look(posts.stream().map(post -> ask(post, locked)).toList());

    Instant now = clock.instant();
    Map<Key, Posted> batch = new HashMap<>();
    Map<Somebody, Instant> said = new HashMap<>();
    List<Change> changes = new ArrayList<>();
    List<Decision<Posted>> answers = new ArrayList<>();
    for (int i = 0; i < posts.size(); i++) {
      Post post = posts.get(i);
      Key key = new Key(post.room(), post.sender(), post.clientId());
      RoomLog.Look look = looks.get(i);
      Posted first = batch.get(key);
      if (first == null && look.known().isPresent()) {
        first = new Posted(post.room(), look.known().get(), post.clientId(), true);
      }
      if (first != null) {
        answers.add(
            Decision.accepted(new Posted(first.room(), first.seq(), first.clientId(), true)));
        continue;
      }
      Somebody sender = new Somebody(post.room(), post.sender());
      Instant inBatch = said.get(sender);
      Optional<Instant> last = inBatch == null ? look.lastPost() : Optional.of(inBatch);
      Decision<Message> decided = decide(locked, post, look, last, now);
      if (decided instanceof Decision.Accepted<Message>(Message message)) {
        said.put(sender, message.createdAt());
        changes.add(change(message, look));
        batch.put(key, new Posted(post.room(), message.seq(), post.clientId(), false));
      }
      answers.add(decided.map(m -> new Posted(post.room(), m.seq(), post.clientId(), false)));
    }
    log.append(locked.ledgers().values());
    return new Outcome(new News(locked.epoch(), changes), answers);
  }

  private static RoomLog.Ask ask(Post post, RoomLog.Locked locked) {
    boolean direct =
        locked.ledger(post.room()).filter(l -> l.room().kind() == RoomKind.DIRECT).isPresent();
    return new RoomLog.Ask(
        post.room(), post.sender(), post.clientId(), post.replyTo(), namesIn(post), direct);
  }

  // A body that is no body is refused later, and only if the post isn't a known one.
  private static Set<Username> namesIn(Post post) {
    return post.bodyText().length() > 2 * Body.CHARS_MAX
        ? Set.of()
        : Mentions.possible(post.bodyText());
  }

  private static Decision<Message> decide(
      RoomLog.Locked locked, Post post, RoomLog.Look look, Optional<Instant> last, Instant now) {
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
