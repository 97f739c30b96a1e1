package org.folkmoot.domain.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.LastChange;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageContent;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/** Moving messages into a thread and back into the room: all that are named, or none. */
public final class ThreadMoves {
  /** More are chosen by no hand, and each of them takes a seq under the room's lock. */
  public static final int SEQS_MAX = 100;

  private final LockedRoom lockedRoom;
  private final Actor mover;
  private final Instant now;

  public ThreadMoves(LockedRoom lockedRoom, Actor mover, Instant now) {
    this.lockedRoom = lockedRoom;
    this.mover = mover;
    this.now = now;
  }

  /** Which messages are meant, each once. */
  public static SortedSet<Seq> named(Collection<Seq> seqs) {
    if (seqs.isEmpty() || seqs.size() > SEQS_MAX) {
      throw new InvalidValue("seqs", "must be 1 to %d".formatted(SEQS_MAX));
    }
    return new TreeSet<>(seqs);
  }

  /**
   * Moves them. What stands there already stays as it is.
   *
   * @param seqs the messages, as they are {@link #named}
   * @param thread the root of the thread; null means the room's timeline
   * @param found all of these that exist, root and messages
   */
  public Decision<List<Message>> move(
      SortedSet<Seq> seqs, @Nullable Seq thread, Map<Seq, MessageAndThread> found) {
    Optional<Refusal> refusal =
        mover
            .refusal(lockedRoom.room(), Act.DELETE_OTHERS, now)
            .or(() -> thread == null ? Optional.empty() : refusal(thread, found))
            .or(
                () ->
                    seqs.stream()
                        .flatMap(seq -> unmovable(seq, thread, found).stream())
                        .findFirst());
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    List<Message> moved = new ArrayList<>();
    for (Seq seq : seqs) {
      moved.add(moved(Objects.requireNonNull(found.get(seq)).message(), thread));
    }
    return Decision.accepted(moved);
  }

  private Message moved(Message message, @Nullable Seq thread) {
    Seq before = message.thread() == null ? null : message.thread().root();
    boolean stays = thread == null ? before == null : thread.equals(before);
    return stays
        ? message
        : lockedRoom.add(
            message.moved(
                lockedRoom.next(),
                thread == null ? null : new ThreadPlace(thread, false),
                LastChange.of(mover.user())));
  }

  private Seq firstVisible() {
    return lockedRoom.firstVisible(mover.member().filter(Member::isIn));
  }

  private Optional<Refusal> refusal(Seq thread, Map<Seq, MessageAndThread> found) {
    return Optional.ofNullable(found.get(thread))
        .map(root -> root.root().refusal(firstVisible()))
        .orElseGet(() -> Optional.of(Refusal.notFound("thread")));
  }

  private Optional<Refusal> unmovable(
      Seq seq, @Nullable Seq thread, Map<Seq, MessageAndThread> found) {
    MessageAndThread it = found.get(seq);
    if (it == null || firstVisible().isAfter(seq)) {
      return Optional.of(Refusal.notFound("message"));
    }
    if (!(it.message().content() instanceof MessageContent.Text)) {
      return Optional.of(Refusal.conflict("Events of the room can't be moved."));
    }
    if (it.message().isDeleted()) {
      return Optional.of(Refusal.conflict("A message among them has been deleted."));
    }
    return it.latest().isPresent() || seq.equals(thread)
        ? Optional.of(Refusal.conflict("A message with a thread of its own can't be moved."))
        : Optional.empty();
  }
}
