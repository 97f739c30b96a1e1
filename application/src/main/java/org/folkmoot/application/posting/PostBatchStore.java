package org.folkmoot.application.posting;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.cluster.Feature;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.DuplicatePost;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.Mentions;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.Username;

/**
 * Stores a batch of posts with one commit: lock the rooms and look; decide each post by itself;
 * append all. Then everybody is told.
 *
 * <p>Hardly any post is a retry, so none is looked for before it is kept: what keeps posts takes no
 * clientId twice, and a batch that it won't take is decided again with a look for them. Whatever
 * would be refused may be a retry, too, of something that was in order then; it is looked for
 * before anybody hears no.
 */
public final class PostBatchStore {
  // Whoever retries once does so again, and others with them: for so many batches all are looked
  // for at once.
  private static final int WARY_BATCHES = 50;

  private final RoomLog log;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;
  private final ClusterLevel level;
  private final AtomicInteger wary = new AtomicInteger();

  public PostBatchStore(
      RoomLog log, Transactions transactions, Live live, InstantSource clock, ClusterLevel level) {
    this.log = log;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
    this.level = level;
  }

  private record Outcome(News news, List<Decision<Posted>> answers) {}

  void store(List<PostingLane.Waiting> batch) {
    List<PostRequest> posts = batch.stream().map(PostingLane.Waiting::post).toList();
    Outcome outcome = stored(posts);
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().complete(outcome.answers().get(i));
    }
    live.publish(outcome.news());
  }

  private Outcome stored(List<PostRequest> posts) {
    List<RoomLog.PostLookup> asks = posts.stream().map(PostBatchStore::ask).toList();
    if (wary.getAndUpdate(batches -> Math.max(0, batches - 1)) == 0) {
      try {
        return transactions.write(() -> decide(posts, asks, false));
      } catch (DuplicatePost retried) {
        wary.set(WARY_BATCHES);
      }
    }
    return transactions.write(() -> decide(posts, asks, true));
  }

  private static boolean areAllAccepted(List<Decision<Posted>> answers) {
    return answers.stream().allMatch(Decision.Accepted.class::isInstance);
  }

  private Outcome decide(
      List<PostRequest> posts, List<RoomLog.PostLookup> asks, boolean lookForAll) {
    RoomLog.LockedFacts facts = log.lockAndLook(asks);
    PostBatchDecider deciding =
        new PostBatchDecider(facts.locked(), clock.instant(), level.has(Feature.THREADS));
    if (lookForAll) {
      deciding.remember(posts, log.known(asks));
    }
    List<Decision<Posted>> answers = deciding.all(posts, facts.looks());
    if (!lookForAll && !areAllAccepted(answers)) {
      answers = acceptRetries(posts, answers, log.known(asks));
    }
    log.conclude(facts.locked().rooms().values());
    return new Outcome(new News(facts.locked().epoch(), deciding.changes()), answers);
  }

  private static List<Decision<Posted>> acceptRetries(
      List<PostRequest> posts, List<Decision<Posted>> answers, List<Optional<Seq>> known) {
    return IntStream.range(0, posts.size())
        .mapToObj(
            i ->
                answers.get(i) instanceof Decision.Refused<Posted> no
                    ? known.get(i).map(seq -> again(posts.get(i), seq)).orElse(no)
                    : answers.get(i))
        .toList();
  }

  private static Decision<Posted> again(PostRequest post, Seq seq) {
    return Decision.accepted(Posted.again(post, seq));
  }

  private static RoomLog.PostLookup ask(PostRequest post) {
    ThreadPlace thread = post.thread();
    return new RoomLog.PostLookup(
        post.room(),
        post.sender(),
        post.clientId(),
        post.replyTo(),
        thread == null ? null : thread.root(),
        namesIn(post));
  }

  // A body that is no body is refused later, and only if the post isn't a known one.
  private static Set<Username> namesIn(PostRequest post) {
    return post.bodyText().length() > 2 * Body.CHARS_MAX
        ? Set.of()
        : Mentions.possible(post.bodyText());
  }
}
