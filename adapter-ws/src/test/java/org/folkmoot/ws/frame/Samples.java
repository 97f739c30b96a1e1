package org.folkmoot.ws.frame;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.view.AttachmentView;
import org.folkmoot.application.view.ByView;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.Me;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.OwnRoomSettings;
import org.folkmoot.application.view.ReactionView;
import org.folkmoot.application.view.Replies;
import org.folkmoot.application.view.ReplyTo;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.RoomSettings;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.application.view.SectionView;
import org.folkmoot.application.view.SystemView;
import org.folkmoot.application.view.ThreadInfo;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.application.view.UserView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.user.UserId;

/**
 * One of everything that the server may say: with all that can be there, and with nothing of it.
 */
final class Samples {
  private static final String ROOM = "11111111-1111-4111-8111-111111111111";
  private static final String ANN = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
  private static final String BOB = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";
  private static final RoomId ROOM_ID = new RoomId(UUID.fromString(ROOM));
  private static final UserId BOB_ID = new UserId(UUID.fromString(BOB));
  private static final String NOON = "2026-01-02T12:00:00.000Z";
  private static final String LATER = "2026-01-02T12:05:00.120Z";
  private static final UserRef ANN_REF = new UserRef(ANN, "ann", "Ann", "/api/files/picture");
  private static final UserRef BOB_REF = new UserRef(BOB, "bob", "Bob", null);
  private static final ThreadInfo HANGING = new ThreadInfo(2, 11, LATER, List.of(BOB_REF, ANN_REF));

  private Samples() {}

  static Map<String, Change> changes() {
    Map<String, Change> changes = new TreeMap<>(plainChanges());
    changes.put("message-system", told(new SystemView("joined", BOB_REF, null, null)));
    for (String event : List.of("left", "kicked", "banned", "unbanned", "muted", "unmuted")) {
      changes.put("message-system-" + event, told(new SystemView(event, BOB_REF, null, null)));
    }
    changes.put("message-system-role", told(new SystemView("role", BOB_REF, "admin", null)));
    changes.put(
        "message-system-renamed", told(new SystemView("renamed", ANN_REF, null, "orchard")));
    return changes;
  }

  private static Map<String, Change> plainChanges() {
    return Map.of(
        "message", new Change.MessageChange(ROOM_ID, new Seq(7), plain(), null, null),
        "message-full",
            new Change.MessageChange(
                ROOM_ID, new Seq(12), full(), new ByView("bob", "👍", true), HANGING),
        "message-edited",
            new Change.MessageChange(
                ROOM_ID, new Seq(9), edited(), new ByView("ann", null, null), null),
        "message-deleted",
            new Change.MessageChange(
                ROOM_ID, new Seq(10), deleted(), new ByView("ann", null, null), null),
        "member-joined",
            new Change.MemberChange(ROOM_ID, new Seq(3), BOB_ID, true, joined(), "joined"),
        "member-left", new Change.MemberChange(ROOM_ID, new Seq(11), BOB_ID, false, left(), "left"),
        "room-created", new Change.RoomChange(ROOM_ID, new Seq(1), false, info(), "created"),
        "room-archived", new Change.RoomChange(ROOM_ID, new Seq(13), false, archived(), "archived"),
        "room-updated", new Change.RoomChange(ROOM_ID, new Seq(14), false, settled(), "updated"));
  }

  static Map<String, ServerMessage> tellings() {
    return Map.ofEntries(
        Map.entry("ready", ready()),
        Map.entry(
            "catchup",
            new ServerMessage.Catchup(
                ROOM,
                List.of(
                    new Change.MemberChange(ROOM_ID, new Seq(3), BOB_ID, true, joined(), "joined"),
                    new Change.MessageChange(ROOM_ID, new Seq(7), plain(), null, null)),
                null,
                7,
                true,
                false,
                "epoch-1")),
        Map.entry(
            "catchup-reset",
            new ServerMessage.Catchup(ROOM, List.of(), null, 40, false, true, "epoch-2")),
        Map.entry(
            "catchup-members",
            new ServerMessage.Catchup(ROOM, List.of(), "reset", 900, false, false, "epoch-1")),
        Map.entry("ack-post", new ServerMessage.Ack("r1", ROOM, 7L, null, null)),
        Map.entry("ack-duplicate", new ServerMessage.Ack("r1", ROOM, 7L, null, true)),
        Map.entry("ack-change", new ServerMessage.Ack("r2", ROOM, null, 9L, null)),
        Map.entry("nack", new ServerMessage.Nack("r3", "forbidden", "Join the room first.", null)),
        Map.entry("nack-limited", new ServerMessage.Nack("r4", "rate_limited", "Slower.", 1_500)),
        Map.entry(
            "nack-nameless", new ServerMessage.Nack(null, "invalid", "type is missing", null)),
        Map.entry("joined", new ServerMessage.Joined(view())),
        Map.entry(
            "joined-direct",
            new ServerMessage.Joined(
                RoomView.of(archived(), 13, 7, 0, 0, "member", OwnRoomSettings.NONE))),
        Map.entry("joined-again", new ServerMessage.Joined(viewAgain())),
        Map.entry("removed", new ServerMessage.Removed(ROOM, 11, "kicked")),
        Map.entry("read", new ServerMessage.Read(ROOM, "ann", 7, 3, 0, 0, 9)),
        Map.entry("read-other", new ServerMessage.Receipt(ROOM, "ann", 12)),
        Map.entry("typing", new ServerMessage.Typing(ROOM, "ann", true)),
        Map.entry("presence-online", new ServerMessage.Presence("ann", "online", null)),
        Map.entry(
            "presence-offline",
            new ServerMessage.Presence("ann", "offline", "2026-02-03T12:00:00.000Z")),
        Map.entry(
            "sections",
            new ServerMessage.Sections(3, List.of(new SectionView("work", "Work", List.of(ROOM))))),
        Map.entry("blocks", new ServerMessage.Blocks(List.of("bob", "eve"))),
        Map.entry("features", new ServerMessage.Features(List.of("whoMayAddMe"))),
        Map.entry("pong", new ServerMessage.Pong()));
  }

  private static ServerMessage ready() {
    return new ServerMessage.Ready(
        new Me(
            ANN,
            "ann",
            "Ann",
            "/api/files/picture",
            "Gardener",
            "",
            true,
            null,
            false,
            "ann@moot.example",
            true),
        List.of(view()),
        "epoch-1",
        "connection-1",
        20_000,
        NOON,
        "0.1.0",
        Map.of("bodyChars", 8_000),
        List.of("whoMayAddMe"));
  }

  private static MessageView plain() {
    return new MessageView(
        ROOM,
        7,
        7,
        "text",
        ANN_REF,
        "c1",
        "Good morning",
        NOON,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static MessageView full() {
    return new MessageView(
        ROOM,
        8,
        12,
        "text",
        BOB_REF,
        "c2",
        "@ann 早上好 👋 \"quoted\" \\ /",
        NOON,
        LATER,
        null,
        new ReplyTo(7, ANN_REF, "Good morning"),
        new Replies(2, 11),
        4L,
        true,
        null,
        List.of("ann"),
        List.of(
            new ReactionView("👍", 21, List.of("bob", "ann"), null),
            new ReactionView("🎉", 1, List.of("ann"), true)),
        List.of(
            new AttachmentView(
                "f1",
                "plan.png",
                "image/png",
                1_024,
                640,
                480,
                "/api/files/f1",
                "/api/files/f1/thumbnail"),
            new AttachmentView(
                "f2", "empty.txt", "text/plain", 0, null, null, "/api/files/f2", null)),
        null);
  }

  private static MessageView edited() {
    return new MessageView(
        ROOM,
        7,
        9,
        "text",
        ANN_REF,
        "c1",
        "Good evening",
        NOON,
        LATER,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static MessageView deleted() {
    return new MessageView(
        ROOM,
        7,
        10,
        "text",
        ANN_REF,
        "c1",
        "",
        NOON,
        LATER,
        LATER,
        new ReplyTo(5, BOB_REF, null),
        null,
        null,
        null,
        HANGING,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static Change told(SystemView system) {
    return new Change.MessageChange(ROOM_ID, new Seq(4), message(system), null, null);
  }

  private static MessageView message(SystemView system) {
    return new MessageView(
        ROOM, 4, 4, "system", BOB_REF, null, "", NOON, null, null, null, null, null, null, null,
        List.of(), List.of(), List.of(), system);
  }

  private static MemberView joined() {
    UserView bob = new UserView(BOB, "bob", "Bob", null, null, null, true, null, false);
    return new MemberView(bob, "member", NOON, null, null, 0, 3);
  }

  private static MemberView left() {
    UserView bob =
        new UserView(BOB, "bob", "Bob", "/api/files/bob", "Hi", "away", false, LATER, true);
    return new MemberView(bob, "none", NOON, LATER, LATER, 9, 11);
  }

  private static RoomInfo info() {
    return new RoomInfo(
        ROOM,
        "room",
        "garden",
        "",
        "public",
        1,
        null,
        RoomSettings.of(Settings.USUAL),
        1,
        1,
        null,
        ANN,
        NOON);
  }

  private static RoomInfo archived() {
    return new RoomInfo(
        ROOM,
        "direct",
        "",
        null,
        "private",
        2,
        List.of(ANN_REF, BOB_REF),
        RoomSettings.of(Settings.USUAL),
        1,
        13,
        LATER,
        ANN,
        NOON);
  }

  /** With all that its owners may set. */
  private static RoomInfo settled() {
    return new RoomInfo(
        ROOM,
        "room",
        "garden",
        "",
        "public",
        2,
        null,
        new RoomSettings("Beans and peas", "🌱", "admins", 30, "members", 90, 500, "sinceJoining"),
        1,
        14,
        null,
        ANN,
        NOON);
  }

  private static RoomView view() {
    return RoomView.of(info(), 7, 0, 0, 0, "owner", OwnRoomSettings.NONE);
  }

  /** Its reader is another in it now, and has put it away on another device. */
  private static RoomView viewAgain() {
    OwnRoomSettings mine = new OwnRoomSettings(12L, "mentions", "2026-02-03T12:00:00.000Z");
    return RoomView.of(info(), 12, 7, 2, 1, "admin", mine);
  }
}
