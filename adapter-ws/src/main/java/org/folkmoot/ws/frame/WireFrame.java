package org.folkmoot.ws.frame;

import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/** The server's frames, field for field, each with its type. */
@SerdeImport(AttachmentView.class)
@SerdeImport(ByView.class)
@SerdeImport(Me.class)
@SerdeImport(MemberView.class)
@SerdeImport(MessageView.class)
@SerdeImport(OwnRoomSettings.class)
@SerdeImport(ReactionView.class)
@SerdeImport(Replies.class)
@SerdeImport(ReplyTo.class)
@SerdeImport(RoomInfo.class)
@SerdeImport(RoomSettings.class)
@SerdeImport(RoomView.class)
@SerdeImport(SectionView.class)
@SerdeImport(SystemView.class)
@SerdeImport(ThreadInfo.class)
@SerdeImport(UserRef.class)
@SerdeImport(UserView.class)
sealed interface WireFrame {
  static WireFrame of(Change change) {
    return switch (change) {
      case Change.MessageChange m ->
          new Message(
              "message", m.room().toString(), m.seq().value(), m.message(), m.by(), m.threadInfo());
      case Change.MemberChange m ->
          new Member("member", m.room().toString(), m.seq().value(), m.member(), m.event());
      case Change.RoomChange r ->
          new Room("room", r.room().toString(), r.seq().value(), r.info(), r.event());
    };
  }

  static WireFrame of(ServerMessage message) {
    return switch (message) {
      case ServerMessage.Ready ready -> Ready.of(ready);
      case ServerMessage.Catchup catchup -> Catchup.of(catchup);
      case ServerMessage.Ack(var ref, var room, var seq, var changed, var duplicate) ->
          new Ack("ack", ref, room, seq, changed, duplicate);
      case ServerMessage.Nack(var ref, var code, var detail, var retryAfterMs) ->
          new Nack("nack", ref, code, detail, retryAfterMs);
      case ServerMessage.Joined(var room) -> new Joined("joined", room);
      case ServerMessage.Removed(var room, var seq, var event) ->
          new Removed("removed", room, seq, event);
      case ServerMessage.Read read ->
          new Read(
              "read",
              read.room(),
              read.username(),
              read.seq(),
              read.rev(),
              read.unread(),
              read.mentions(),
              read.head());
      case ServerMessage.Receipt(var room, var username, var seq) ->
          new Receipt("read", room, username, seq);
      case ServerMessage.Typing(var room, var username, var on) ->
          new Typing("typing", room, username, on);
      case ServerMessage.Presence(var username, var state, var lastSeenAt) ->
          new Presence("presence", username, state, lastSeenAt);
      case ServerMessage.Blocks(var usernames) -> new Blocks("blocks", usernames);
      case ServerMessage.Sections(var rev, var sections) -> new Sections("sections", rev, sections);
      case ServerMessage.Features(var features) -> new Features("features", features);
      case ServerMessage.Pong() -> new Pong("pong");
    };
  }

  @Serdeable.Serializable
  record Message(
      String type,
      String room,
      long seq,
      MessageView message,
      @Nullable ByView by,
      @Nullable ThreadInfo threadInfo)
      implements WireFrame {}

  @Serdeable.Serializable
  record Member(String type, String room, long seq, MemberView member, String event)
      implements WireFrame {}

  @Serdeable.Serializable
  record Room(String type, String room, long seq, RoomInfo info, String event)
      implements WireFrame {}

  @Serdeable.Serializable
  record Ready(
      String type,
      Me user,
      List<RoomView> rooms,
      String epoch,
      String connection,
      int heartbeatMs,
      String serverTime,
      String version,
      Map<String, Integer> limits,
      List<String> features)
      implements WireFrame {
    static Ready of(ServerMessage.Ready ready) {
      return new Ready(
          "ready",
          ready.user(),
          ready.rooms(),
          ready.epoch(),
          ready.connection(),
          ready.heartbeatMs(),
          ready.serverTime(),
          ready.version(),
          ready.limits(),
          ready.features());
    }
  }

  @Serdeable.Serializable
  record Catchup(
      String type,
      String room,
      List<WireFrame> changes,
      @Nullable String members,
      long head,
      boolean more,
      boolean reset,
      String epoch)
      implements WireFrame {
    static Catchup of(ServerMessage.Catchup catchup) {
      return new Catchup(
          "catchup",
          catchup.room(),
          catchup.changes().stream().map(WireFrame::of).toList(),
          catchup.members(),
          catchup.head(),
          catchup.more(),
          catchup.reset(),
          catchup.epoch());
    }
  }

  @Serdeable.Serializable
  record Ack(
      String type,
      String ref,
      String room,
      @Nullable Long seq,
      @Nullable Long changed,
      @Nullable Boolean duplicate)
      implements WireFrame {}

  @Serdeable.Serializable
  record Nack(
      String type, @Nullable String ref, String code, String detail, @Nullable Integer retryAfterMs)
      implements WireFrame {}

  @Serdeable.Serializable
  record Joined(String type, RoomView room) implements WireFrame {}

  @Serdeable.Serializable
  record Removed(String type, String room, long seq, String event) implements WireFrame {}

  @Serdeable.Serializable
  record Read(
      String type,
      String room,
      String username,
      long seq,
      long rev,
      int unread,
      int mentions,
      long head)
      implements WireFrame {}

  @Serdeable.Serializable
  record Receipt(String type, String room, String username, long seq) implements WireFrame {}

  @Serdeable.Serializable
  record Typing(String type, String room, String username, boolean on) implements WireFrame {}

  @Serdeable.Serializable
  record Presence(String type, String username, String state, @Nullable String lastSeenAt)
      implements WireFrame {}

  @Serdeable.Serializable
  record Blocks(String type, List<String> usernames) implements WireFrame {}

  @Serdeable.Serializable
  record Sections(String type, long rev, List<SectionView> sections) implements WireFrame {}

  @Serdeable.Serializable
  record Features(String type, List<String> features) implements WireFrame {}

  @Serdeable.Serializable
  record Pong(String type) implements WireFrame {}
}
