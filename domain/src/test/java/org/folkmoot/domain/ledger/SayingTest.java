package org.folkmoot.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.domain.decision.Refusal.Reason.CONFLICT;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;
import static org.folkmoot.domain.ledger.Scene.ADA;
import static org.folkmoot.domain.ledger.Scene.BOB;
import static org.folkmoot.domain.ledger.Scene.NOON;
import static org.folkmoot.domain.ledger.Scene.accepted;
import static org.folkmoot.domain.ledger.Scene.actor;
import static org.folkmoot.domain.ledger.Scene.archived;
import static org.folkmoot.domain.ledger.Scene.closed;
import static org.folkmoot.domain.ledger.Scene.deleted;
import static org.folkmoot.domain.ledger.Scene.direct;
import static org.folkmoot.domain.ledger.Scene.draft;
import static org.folkmoot.domain.ledger.Scene.event;
import static org.folkmoot.domain.ledger.Scene.gone;
import static org.folkmoot.domain.ledger.Scene.member;
import static org.folkmoot.domain.ledger.Scene.message;
import static org.folkmoot.domain.ledger.Scene.muted;
import static org.folkmoot.domain.ledger.Scene.newcomer;
import static org.folkmoot.domain.ledger.Scene.open;
import static org.folkmoot.domain.ledger.Scene.refused;
import static org.folkmoot.domain.ledger.Scene.somebody;
import static org.folkmoot.domain.ledger.Scene.tombstone;
import static org.folkmoot.domain.ledger.Scene.unchanged;
import static org.folkmoot.domain.ledger.Scene.written;

import java.util.List;
import java.util.Optional;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.By;
import org.folkmoot.domain.message.Emoji;
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

  private final Ledger ledger = open();

  @Test
  void memberPostsAtTheNextPosition() {
    Message message = accepted(ledger.post(member(ADA), draft(ADA, null), false, NOON));
    assertThat(message.seq()).isEqualTo(new Seq(11));
    assertThat(message.changed()).isEqualTo(new Seq(11));
    assertThat(message.body()).isEqualTo(new Body("hello"));
    assertThat(written(ledger)).containsExactly("post");
  }

  @Test
  void onlyAcceptedPostsTakeAPosition() {
    accepted(ledger.post(member(ADA), draft(ADA, null), false, NOON));
    ledger.post(gone(BOB), draft(BOB, null), false, NOON);
    ledger.post(muted(BOB, NOON.plusSeconds(1)), draft(BOB, null), false, NOON);
    Message next = accepted(ledger.post(member(BOB), draft(BOB, null), false, NOON));
    assertThat(next.seq()).isEqualTo(new Seq(12));
    assertThat(written(ledger)).containsExactly("post", "post");
  }

  @Test
  void strangerAndMemberWhoLeftCannotPost() {
    refused(ledger, ledger.post(Optional.empty(), draft(ADA, null), false, NOON), FORBIDDEN);
    refused(ledger, ledger.post(gone(ADA), draft(ADA, null), false, NOON), FORBIDDEN);
  }

  @Test
  void ofAPrivateRoomAStrangerLearnsNothing() {
    Ledger room = closed();
    refused(room, room.post(Optional.empty(), draft(ADA, null), false, NOON), NOT_FOUND);
    refused(room, room.post(gone(ADA), draft(ADA, null), false, NOON), NOT_FOUND);
  }

  @Test
  void aDeletedRoomIsThereForNobody() {
    Ledger room = deleted();
    refused(room, room.post(member(ADA), draft(ADA, null), false, NOON), NOT_FOUND);
    refused(room, room.delete(actor(member(BOB)), message(), NOON), NOT_FOUND);
  }

  @Test
  void mutedMemberPostsAgainWhenTheMuteIsOver() {
    refused(
        ledger,
        ledger.post(muted(ADA, NOON.plusMillis(1)), draft(ADA, null), false, NOON),
        FORBIDDEN);
    accepted(ledger.post(muted(ADA, NOON), draft(ADA, null), false, NOON));
  }

  @Test
  void archivedRoomTakesNoPostsEditsOrReactions() {
    Ledger room = archived();
    refused(room, room.post(member(BOB), draft(BOB, null), false, NOON), FORBIDDEN);
    refused(room, edit(room, member(BOB), message(), "new"), FORBIDDEN);
    refused(room, react(room, member(BOB), message(), true, NOTHING), FORBIDDEN);
  }

  @Test
  void inADirectRoomItsMembersPost() {
    Ledger room = direct();
    accepted(room.post(member(ADA), draft(ADA, null), false, NOON));
    assertThat(written(room)).containsExactly("post");
  }

  @Test
  void aReplyNamesWhatItAnswers() {
    Message reply = accepted(ledger.post(member(ADA), draft(ADA, new Seq(7)), true, NOON));
    assertThat(reply.replyTo()).isEqualTo(new Seq(7));
  }

  @Test
  void nobodyRepliesToWhatIsNotThereForThem() {
    Seq seven = new Seq(7);
    refused(ledger, ledger.post(member(ADA), draft(ADA, seven), false, NOON), NOT_FOUND);
    refused(
        ledger, ledger.post(newcomer(ADA, new Seq(8)), draft(ADA, seven), true, NOON), NOT_FOUND);
    accepted(ledger.post(newcomer(ADA, seven), draft(ADA, seven), true, NOON));
  }

  @Test
  void senderEditsTheirMessageInPlace() {
    Message edited = accepted(edit(ledger, member(BOB), message(), "as it is"));
    assertThat(edited.seq()).isEqualTo(new Seq(7));
    assertThat(edited.changed()).isEqualTo(new Seq(11));
    assertThat(edited.body()).isEqualTo(new Body("as it is"));
    assertThat(edited.editedAt()).isEqualTo(NOON);
    assertThat(edited.mentions()).containsExactly(new Username("carol"));
    assertThat(edited.by()).isEqualTo(By.of(BOB));
    assertThat(written(ledger)).containsExactly("change");
  }

  @Test
  void theSameWordsAgainChangeNothing() {
    assertThat(accepted(edit(ledger, member(BOB), message(), "as it was")).changed())
        .isEqualTo(new Seq(7));
    unchanged(ledger);
  }

  @Test
  void nobodyEditsMessagesOfOthersNotEvenAnOwner() {
    refused(ledger, edit(ledger, somebody(ADA, Role.OWNER), message(), "new"), FORBIDDEN);
  }

  @Test
  void whatIsGoneOrHiddenIsNotEdited() {
    refused(ledger, edit(ledger, member(BOB), tombstone(), "new"), CONFLICT);
    refused(ledger, edit(ledger, member(BOB), Optional.empty(), "new"), NOT_FOUND);
    refused(ledger, edit(ledger, newcomer(BOB, new Seq(8)), message(), "new"), NOT_FOUND);
    refused(ledger, edit(ledger, gone(BOB), message(), "new"), FORBIDDEN);
    refused(ledger, edit(ledger, muted(BOB, NOON.plusSeconds(1)), message(), "new"), FORBIDDEN);
  }

  @Test
  void anEventOfTheRoomIsNobodysToChange() {
    refused(ledger, edit(ledger, member(BOB), event(), "new"), FORBIDDEN);
    refused(ledger, ledger.delete(actor(somebody(BOB, Role.OWNER)), event(), NOON), FORBIDDEN);
  }

  @Test
  void deletingLeavesATombstone() {
    Message deleted = accepted(ledger.delete(actor(member(BOB)), message(), NOON));
    assertThat(deleted.isDeleted()).isTrue();
    assertThat(deleted.seq()).isEqualTo(new Seq(7));
    assertThat(deleted.changed()).isEqualTo(new Seq(11));
    assertThat(deleted.body()).isEqualTo(Body.NONE);
    assertThat(deleted.mentions()).isEmpty();
    assertThat(written(ledger)).containsExactly("change");
  }

  @Test
  void adminsAndOwnersDeleteMessagesOfOthersAndMembersDoNot() {
    refused(ledger, ledger.delete(actor(member(ADA)), message(), NOON), FORBIDDEN);
    for (Role role : List.of(Role.ADMIN, Role.OWNER)) {
      Ledger room = open();
      Message deleted = accepted(room.delete(actor(somebody(ADA, role)), message(), NOON));
      assertThat(deleted.by()).isEqualTo(By.of(ADA));
      assertThat(deleted.sender()).isEqualTo(BOB);
    }
  }

  @Test
  void anOverseerDeletesWhatOthersSayInAPublicRoomWithoutBeingInIt() {
    Actor overseer = new Actor(ADA, Optional.empty(), true);
    assertThat(accepted(ledger.delete(overseer, message(), NOON)).by()).isEqualTo(By.of(ADA));
    Actor banished = new Actor(BOB, gone(BOB), true);
    refused(open(), open().delete(banished, message(), NOON), FORBIDDEN);
    Ledger closed = closed();
    refused(closed, closed.delete(overseer, message(), NOON), NOT_FOUND);
  }

  @Test
  void deletingWhatIsDeletedChangesNothing() {
    accepted(ledger.delete(actor(member(BOB)), tombstone(), NOON));
    unchanged(ledger);
  }

  @Test
  void whatIsNotThereForThemIsNotDeleted() {
    refused(ledger, ledger.delete(actor(member(BOB)), Optional.empty(), NOON), NOT_FOUND);
    refused(ledger, ledger.delete(actor(newcomer(BOB, new Seq(8))), message(), NOON), NOT_FOUND);
    refused(ledger, ledger.delete(actor(gone(BOB)), message(), NOON), FORBIDDEN);
  }

  @Test
  void aReactionChangesItsMessage() {
    Message on = accepted(react(ledger, member(ADA), message(), true, NOTHING));
    assertThat(on.seq()).isEqualTo(new Seq(7));
    assertThat(on.changed()).isEqualTo(new Seq(11));
    assertThat(on.by()).isEqualTo(new By(ADA, WAVE, true));
    Message off = accepted(react(ledger, member(ADA), Optional.of(on), false, MINE));
    assertThat(off.changed()).isEqualTo(new Seq(12));
    assertThat(off.by()).isEqualTo(new By(ADA, WAVE, false));
    assertThat(written(ledger)).containsExactly("change", "change");
  }

  @Test
  void aReactionThatIsSoAlreadyChangesNothing() {
    accepted(react(ledger, member(ADA), message(), true, MINE));
    accepted(react(ledger, member(ADA), message(), false, NOTHING));
    unchanged(ledger);
  }

  @Test
  void nobodyReactsToWhatIsGoneOrHidden() {
    refused(ledger, react(ledger, member(ADA), tombstone(), true, NOTHING), CONFLICT);
    refused(ledger, react(ledger, member(ADA), Optional.empty(), true, NOTHING), NOT_FOUND);
    refused(ledger, react(ledger, newcomer(ADA, new Seq(8)), message(), true, NOTHING), NOT_FOUND);
    refused(ledger, react(ledger, Optional.empty(), message(), true, NOTHING), FORBIDDEN);
    refused(
        ledger,
        react(ledger, muted(ADA, NOON.plusSeconds(1)), message(), true, NOTHING),
        FORBIDDEN);
  }

  @Test
  void aMessageHasOnlySoManyDifferentReactions() {
    int most = Ledger.EMOJIS_PER_MESSAGE_MAX;
    refused(
        ledger,
        react(ledger, member(ADA), message(), true, new Reacted(false, false, most)),
        CONFLICT);
    accepted(react(ledger, member(ADA), message(), true, new Reacted(false, true, most)));
    accepted(react(ledger, member(ADA), message(), false, new Reacted(true, true, most)));
  }

  private static Decision<Message> edit(
      Ledger ledger, Optional<Member> who, Optional<Message> message, String body) {
    return ledger.edit(who, message, new Body(body), List.of(new Username("carol")), NOON);
  }

  private static Decision<Message> react(
      Ledger ledger, Optional<Member> who, Optional<Message> message, boolean on, Reacted before) {
    return ledger.react(who, message, WAVE, on, before, NOON);
  }
}
