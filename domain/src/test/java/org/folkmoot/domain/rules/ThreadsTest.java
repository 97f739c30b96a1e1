package org.folkmoot.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.domain.decision.Refusal.Reason.CONFLICT;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.INVALID;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;
import static org.folkmoot.domain.rules.Scene.ADA;
import static org.folkmoot.domain.rules.Scene.BOB;
import static org.folkmoot.domain.rules.Scene.NOON;
import static org.folkmoot.domain.rules.Scene.accepted;
import static org.folkmoot.domain.rules.Scene.gone;
import static org.folkmoot.domain.rules.Scene.member;
import static org.folkmoot.domain.rules.Scene.newcomer;
import static org.folkmoot.domain.rules.Scene.open;
import static org.folkmoot.domain.rules.Scene.refused;
import static org.folkmoot.domain.rules.Scene.somebody;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.LastChange;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Seq;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may be said in a thread. */
final class ThreadsTest {
  private static final Seq ROOT = new Seq(4);
  private static final Optional<Member> ADMIN = somebody(BOB, Role.ADMIN);
  private static final ThreadPlace THERE = new ThreadPlace(ROOT, false);
  private static final ThreadRoot STANDING = root(true, false, false, null);

  private final LockedRoom lockedRoom = open();

  private static ThreadRoot root(
      boolean isText, boolean isInThread, boolean isDeleted, @Nullable Long latest) {
    return new ThreadRoot(
        ROOT, isText, isInThread, isDeleted, Optional.ofNullable(latest).map(Seq::new));
  }

  private static Draft draft(@Nullable Seq replyTo, @Nullable ThreadPlace place) {
    return new Draft(ADA, new ClientId("c"), new Body("hello"), replyTo, place, List.of());
  }

  private Decision<Message> say(Optional<Member> who, @Nullable ThreadRoot root) {
    PostContext found = new PostContext(Optional.empty(), Optional.ofNullable(root));
    return lockedRoom.post(who, draft(null, THERE), found, Optional.empty(), NOON);
  }

  @Test
  void aPostStandsInTheThreadThatItNames() {
    Message said = accepted(say(member(ADA), STANDING));
    assertThat(said.thread()).isEqualTo(THERE);
    assertThat(said.isInTimeline()).isFalse();
    assertThat(said.deleted(new Seq(20), LastChange.of(ADA), NOON).thread()).isEqualTo(THERE);
  }

  @Test
  void whoMayNotPostMayNotPostInAThread() {
    refused(lockedRoom, say(gone(ADA), STANDING), FORBIDDEN);
  }

  @Test
  void aThreadBeginsWithWhatSomebodyWroteAndNobodyDeleted() {
    refused(lockedRoom, say(member(ADA), null), NOT_FOUND);
    refused(lockedRoom, say(member(ADA), root(true, true, false, null)), INVALID);
    refused(lockedRoom, say(member(ADA), root(false, false, false, null)), CONFLICT);
    refused(lockedRoom, say(member(ADA), root(true, false, true, null)), CONFLICT);
  }

  @Test
  void aThreadGoesOnWhenItsRootIsGone() {
    accepted(say(member(ADA), root(true, false, true, 7L)));
  }

  @Test
  void aThreadIsThereForWhoSeesAnyOfIt() {
    Optional<Member> late = newcomer(ADA, new Seq(6));
    refused(lockedRoom, say(late, STANDING), NOT_FOUND);
    refused(lockedRoom, say(late, root(true, false, false, 5L)), NOT_FOUND);
    accepted(say(late, root(true, false, false, 6L)));
  }

  @Test
  void anAnswerStandsWhereWhatItAnswersIsSeen() {
    ThreadPlace elsewhere = new ThreadPlace(new Seq(2), false);
    assertThat(answers(null, null)).isTrue();
    assertThat(answers(null, THERE)).isFalse();
    assertThat(answers(null, new ThreadPlace(ROOT, true))).isTrue();
    assertThat(answers(THERE, null)).isFalse();
    assertThat(answers(THERE, THERE)).isTrue();
    assertThat(answers(THERE, new ThreadPlace(ROOT, true))).isTrue();
    assertThat(answers(THERE, elsewhere)).isFalse();
    assertThat(answers(THERE, ROOT, null)).isTrue();
  }

  private static Map<Seq, MessageAndThread> found(Message... messages) {
    Map<Seq, MessageAndThread> found = new HashMap<>();
    for (Message message : messages) {
      Optional<Seq> latest =
          message.seq().value() == 6 ? Optional.of(new Seq(7)) : Optional.empty();
      found.put(message.seq(), new MessageAndThread(message, latest));
    }
    return found;
  }

  private static Message at(long seq, @Nullable ThreadPlace place) {
    return Message.posted(Scene.ROOM, new Seq(seq), draft(null, place), NOON);
  }

  private Decision<List<Message>> move(
      Optional<Member> mover,
      @Nullable Seq thread,
      Map<Seq, MessageAndThread> found,
      long... seqs) {
    return new ThreadMoves(lockedRoom, new Actor(BOB, mover, false), NOON)
        .move(ThreadMoves.named(Arrays.stream(seqs).mapToObj(Seq::new).toList()), thread, found);
  }

  @Test
  void anAdminMovesIntoAThreadAndBack() {
    Map<Seq, MessageAndThread> found = found(at(4, null), at(5, null), at(7, THERE));
    List<Message> moved = accepted(move(ADMIN, ROOT, found, 7, 5));
    assertThat(moved).extracting(Message::thread).containsExactly(THERE, THERE);
    assertThat(moved).extracting(Message::changed).containsExactly(new Seq(11), new Seq(7));
    assertThat(moved.getFirst().by()).isEqualTo(LastChange.of(BOB));
    Message back = accepted(move(ADMIN, null, found, 7)).getFirst();
    assertThat(back.thread()).isNull();
    assertThat(back.changed()).isEqualTo(new Seq(12));
  }

  @Test
  void whoIsNoAdminMovesNothing() {
    refused(lockedRoom, move(member(BOB), ROOT, found(at(4, null), at(5, null)), 5), FORBIDDEN);
  }

  @Test
  void allThatAreNamedAreMovedOrNone() {
    Message gone = at(3, null).deleted(new Seq(9), LastChange.of(ADA), NOON);
    Map<Seq, MessageAndThread> found =
        found(at(4, null), at(5, null), at(6, null), at(7, THERE), gone);
    refused(lockedRoom, move(ADMIN, ROOT, found, 5, 8), NOT_FOUND);
    refused(lockedRoom, move(ADMIN, ROOT, found, 5, 3), CONFLICT);
    refused(lockedRoom, move(ADMIN, ROOT, found, 5, 6), CONFLICT);
    refused(lockedRoom, move(ADMIN, ROOT, found, 5, 4), CONFLICT);
    refused(lockedRoom, move(ADMIN, new Seq(7), found, 5), INVALID);
    refused(lockedRoom, move(ADMIN, new Seq(3), found, 5), CONFLICT);
    refused(lockedRoom, move(ADMIN, new Seq(8), found, 5), NOT_FOUND);
  }

  private boolean answers(@Nullable ThreadPlace at, @Nullable ThreadPlace answered) {
    return answers(at, new Seq(5), answered);
  }

  private boolean answers(@Nullable ThreadPlace at, Seq seq, @Nullable ThreadPlace answered) {
    PostContext found =
        new PostContext(
            Optional.of(new PostContext.Answered(seq, answered)), Optional.of(STANDING));
    return lockedRoom.post(member(ADA), draft(seq, at), found, Optional.empty(), NOON)
        instanceof Decision.Accepted<Message>;
  }
}
