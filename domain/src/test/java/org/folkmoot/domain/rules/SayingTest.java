package org.folkmoot.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.domain.decision.Refusal.Reason.CONFLICT;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;
import static org.folkmoot.domain.rules.Scene.ADA;
import static org.folkmoot.domain.rules.Scene.BOB;
import static org.folkmoot.domain.rules.Scene.NOON;
import static org.folkmoot.domain.rules.Scene.accepted;
import static org.folkmoot.domain.rules.Scene.actor;
import static org.folkmoot.domain.rules.Scene.archived;
import static org.folkmoot.domain.rules.Scene.closed;
import static org.folkmoot.domain.rules.Scene.deleted;
import static org.folkmoot.domain.rules.Scene.direct;
import static org.folkmoot.domain.rules.Scene.draft;
import static org.folkmoot.domain.rules.Scene.event;
import static org.folkmoot.domain.rules.Scene.gone;
import static org.folkmoot.domain.rules.Scene.member;
import static org.folkmoot.domain.rules.Scene.message;
import static org.folkmoot.domain.rules.Scene.muted;
import static org.folkmoot.domain.rules.Scene.newcomer;
import static org.folkmoot.domain.rules.Scene.open;
import static org.folkmoot.domain.rules.Scene.refused;
import static org.folkmoot.domain.rules.Scene.somebody;
import static org.folkmoot.domain.rules.Scene.tombstone;
import static org.folkmoot.domain.rules.Scene.unchanged;
import static org.folkmoot.domain.rules.Scene.written;

import java.util.List;
import java.util.Optional;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.LastChange;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

class SayingTest {
  private static final Emoji WAVE = new Emoji("👋");
  private static final Reacted NOTHING = new Reacted(false, false, 0);
  private static final Reacted MINE = new Reacted(true, true, 1);

  private final LockedRoom lockedRoom = open();

  @Test
  void memberPostsAtTheNextPosition() {
    Message message = accepted(lockedRoom.post(member(ADA), draft(ADA, null), false, NOON));
    assertThat(message.seq()).isEqualTo(new Seq(11));
    assertThat(message.changed()).isEqualTo(new Seq(11));
    assertThat(message.body()).isEqualTo(new Body("hello"));
    assertThat(written(lockedRoom)).containsExactly("post");
  }

  @Test
  void onlyAcceptedPostsTakeAPosition() {
    accepted(lockedRoom.post(member(ADA), draft(ADA, null), false, NOON));
    lockedRoom.post(gone(BOB), draft(BOB, null), false, NOON);
    lockedRoom.post(muted(BOB, NOON.plusSeconds(1)), draft(BOB, null), false, NOON);
    Message next = accepted(lockedRoom.post(member(BOB), draft(BOB, null), false, NOON));
    assertThat(next.seq()).isEqualTo(new Seq(12));
    assertThat(written(lockedRoom)).containsExactly("post", "post");
  }

  @Test
  void strangerAndMemberWhoLeftCannotPost() {
    refused(
        lockedRoom, lockedRoom.post(Optional.empty(), draft(ADA, null), false, NOON), FORBIDDEN);
    refused(lockedRoom, lockedRoom.post(gone(ADA), draft(ADA, null), false, NOON), FORBIDDEN);
  }

  @Test
  void ofAPrivateRoomAStrangerLearnsNothing() {
    LockedRoom room = closed();
    refused(room, room.post(Optional.empty(), draft(ADA, null), false, NOON), NOT_FOUND);
    refused(room, room.post(gone(ADA), draft(ADA, null), false, NOON), NOT_FOUND);
  }

  @Test
  void aDeletedRoomIsThereForNobody() {
    LockedRoom room = deleted();
    refused(room, room.post(member(ADA), draft(ADA, null), false, NOON), NOT_FOUND);
    refused(room, room.delete(actor(member(BOB)), message(), NOON), NOT_FOUND);
  }

  @Test
  void mutedMemberPostsAgainWhenTheMuteIsOver() {
    refused(
        lockedRoom,
        lockedRoom.post(muted(ADA, NOON.plusMillis(1)), draft(ADA, null), false, NOON),
        FORBIDDEN);
    accepted(lockedRoom.post(muted(ADA, NOON), draft(ADA, null), false, NOON));
  }

  @Test
  void archivedRoomTakesNoPostsEditsOrReactions() {
    LockedRoom room = archived();
    refused(room, room.post(member(BOB), draft(BOB, null), false, NOON), FORBIDDEN);
    refused(room, edit(room, member(BOB), message(), "new"), FORBIDDEN);
    refused(room, react(room, member(BOB), message(), true, NOTHING), FORBIDDEN);
  }

  @Test
  void inADirectRoomItsMembersPost() {
    LockedRoom room = direct();
    accepted(room.post(member(ADA), draft(ADA, null), false, NOON));
    assertThat(written(room)).containsExactly("post");
  }

  @Test
  void aReplyNamesWhatItAnswers() {
    Message reply = accepted(lockedRoom.post(member(ADA), draft(ADA, new Seq(7)), true, NOON));
    assertThat(reply.replyTo()).isEqualTo(new Seq(7));
  }

  @Test
  void nobodyRepliesToWhatIsNotThereForThem() {
    Seq seven = new Seq(7);
    refused(lockedRoom, lockedRoom.post(member(ADA), draft(ADA, seven), false, NOON), NOT_FOUND);
    refused(
        lockedRoom,
        lockedRoom.post(newcomer(ADA, new Seq(8)), draft(ADA, seven), true, NOON),
        NOT_FOUND);
    accepted(lockedRoom.post(newcomer(ADA, seven), draft(ADA, seven), true, NOON));
  }

  @Test
  void senderEditsTheirMessageInPlace() {
    Message edited = accepted(edit(lockedRoom, member(BOB), message(), "as it is"));
    assertThat(edited.seq()).isEqualTo(new Seq(7));
    assertThat(edited.changed()).isEqualTo(new Seq(11));
    assertThat(edited.body()).isEqualTo(new Body("as it is"));
    assertThat(edited.editedAt()).isEqualTo(NOON);
    assertThat(edited.mentions()).containsExactly(new Username("carol"));
    assertThat(edited.by()).isEqualTo(LastChange.of(BOB));
    assertThat(written(lockedRoom)).containsExactly("change");
  }

  @Test
  void theSameWordsAgainChangeNothing() {
    assertThat(accepted(edit(lockedRoom, member(BOB), message(), "as it was")).changed())
        .isEqualTo(new Seq(7));
    unchanged(lockedRoom);
  }

  @Test
  void nobodyEditsMessagesOfOthersNotEvenAnOwner() {
    refused(lockedRoom, edit(lockedRoom, somebody(ADA, Role.OWNER), message(), "new"), FORBIDDEN);
  }

  @Test
  void whatIsGoneOrHiddenIsNotEdited() {
    refused(lockedRoom, edit(lockedRoom, member(BOB), tombstone(), "new"), CONFLICT);
    refused(lockedRoom, edit(lockedRoom, member(BOB), Optional.empty(), "new"), NOT_FOUND);
    refused(lockedRoom, edit(lockedRoom, newcomer(BOB, new Seq(8)), message(), "new"), NOT_FOUND);
    refused(lockedRoom, edit(lockedRoom, gone(BOB), message(), "new"), FORBIDDEN);
    refused(
        lockedRoom, edit(lockedRoom, muted(BOB, NOON.plusSeconds(1)), message(), "new"), FORBIDDEN);
  }

  @Test
  void anEventOfTheRoomIsNobodysToChange() {
    refused(lockedRoom, edit(lockedRoom, member(BOB), event(), "new"), FORBIDDEN);
    refused(
        lockedRoom, lockedRoom.delete(actor(somebody(BOB, Role.OWNER)), event(), NOON), FORBIDDEN);
  }

  @Test
  void deletingLeavesATombstone() {
    Message deleted = accepted(lockedRoom.delete(actor(member(BOB)), message(), NOON));
    assertThat(deleted.isDeleted()).isTrue();
    assertThat(deleted.seq()).isEqualTo(new Seq(7));
    assertThat(deleted.changed()).isEqualTo(new Seq(11));
    assertThat(deleted.body()).isEqualTo(Body.NONE);
    assertThat(deleted.mentions()).isEmpty();
    assertThat(written(lockedRoom)).containsExactly("change");
  }

  @Test
  void adminsAndOwnersDeleteMessagesOfOthersAndMembersDoNot() {
    refused(lockedRoom, lockedRoom.delete(actor(member(ADA)), message(), NOON), FORBIDDEN);
    for (Role role : List.of(Role.ADMIN, Role.OWNER)) {
      LockedRoom room = open();
      Message deleted = accepted(room.delete(actor(somebody(ADA, role)), message(), NOON));
      assertThat(deleted.by()).isEqualTo(LastChange.of(ADA));
      assertThat(deleted.sender()).isEqualTo(BOB);
    }
  }

  @Test
  void anOverseerDeletesWhatOthersSayInAPublicRoomWithoutBeingInIt() {
    Actor overseer = new Actor(ADA, Optional.empty(), true);
    assertThat(accepted(lockedRoom.delete(overseer, message(), NOON)).by())
        .isEqualTo(LastChange.of(ADA));
    Actor banished = new Actor(BOB, gone(BOB), true);
    refused(open(), open().delete(banished, message(), NOON), FORBIDDEN);
    LockedRoom closed = closed();
    refused(closed, closed.delete(overseer, message(), NOON), NOT_FOUND);
  }

  @Test
  void deletingWhatIsDeletedChangesNothing() {
    accepted(lockedRoom.delete(actor(member(BOB)), tombstone(), NOON));
    unchanged(lockedRoom);
  }

  @Test
  void whatIsNotThereForThemIsNotDeleted() {
    refused(lockedRoom, lockedRoom.delete(actor(member(BOB)), Optional.empty(), NOON), NOT_FOUND);
    refused(
        lockedRoom,
        lockedRoom.delete(actor(newcomer(BOB, new Seq(8))), message(), NOON),
        NOT_FOUND);
    refused(lockedRoom, lockedRoom.delete(actor(gone(BOB)), message(), NOON), FORBIDDEN);
  }

  @Test
  void aReactionChangesItsMessage() {
    Message on = accepted(react(lockedRoom, member(ADA), message(), true, NOTHING));
    assertThat(on.seq()).isEqualTo(new Seq(7));
    assertThat(on.changed()).isEqualTo(new Seq(11));
    assertThat(on.by()).isEqualTo(new LastChange(ADA, WAVE, true));
    Message off = accepted(react(lockedRoom, member(ADA), Optional.of(on), false, MINE));
    assertThat(off.changed()).isEqualTo(new Seq(12));
    assertThat(off.by()).isEqualTo(new LastChange(ADA, WAVE, false));
    assertThat(written(lockedRoom)).containsExactly("change", "change");
  }

  @Test
  void aReactionThatIsSoAlreadyChangesNothing() {
    accepted(react(lockedRoom, member(ADA), message(), true, MINE));
    accepted(react(lockedRoom, member(ADA), message(), false, NOTHING));
    unchanged(lockedRoom);
  }

  @Test
  void nobodyReactsToWhatIsGoneOrHidden() {
    refused(lockedRoom, react(lockedRoom, member(ADA), tombstone(), true, NOTHING), CONFLICT);
    refused(lockedRoom, react(lockedRoom, member(ADA), Optional.empty(), true, NOTHING), NOT_FOUND);
    refused(
        lockedRoom,
        react(lockedRoom, newcomer(ADA, new Seq(8)), message(), true, NOTHING),
        NOT_FOUND);
    refused(lockedRoom, react(lockedRoom, Optional.empty(), message(), true, NOTHING), FORBIDDEN);
    refused(
        lockedRoom,
        react(lockedRoom, muted(ADA, NOON.plusSeconds(1)), message(), true, NOTHING),
        FORBIDDEN);
  }

  @Test
  void aMessageHasOnlySoManyDifferentReactions() {
    int most = LockedRoom.EMOJIS_PER_MESSAGE_MAX;
    refused(
        lockedRoom,
        react(lockedRoom, member(ADA), message(), true, new Reacted(false, false, most)),
        CONFLICT);
    accepted(react(lockedRoom, member(ADA), message(), true, new Reacted(false, true, most)));
    accepted(react(lockedRoom, member(ADA), message(), false, new Reacted(true, true, most)));
  }

  private static Decision<Message> edit(
      LockedRoom lockedRoom, Optional<Member> who, Optional<Message> message, String body) {
    return lockedRoom.edit(who, message, new Body(body), List.of(new Username("carol")), NOON);
  }

  private static Decision<Message> react(
      LockedRoom lockedRoom,
      Optional<Member> who,
      Optional<Message> message,
      boolean on,
      Reacted before) {
    return lockedRoom.react(who, message, WAVE, on, before, NOON);
  }
}
