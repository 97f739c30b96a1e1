package org.folkmoot.ws.frame;

import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.live.Telling;
import org.folkmoot.application.view.AttachmentView;
import org.folkmoot.application.view.ByView;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.Me;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.OwnSettings;
import org.folkmoot.application.view.ReactionView;
import org.folkmoot.application.view.Replies;
import org.folkmoot.application.view.ReplyTo;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.RoomSettings;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.application.view.SectionView;
import org.folkmoot.application.view.SystemView;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.application.view.UserView;
import org.jspecify.annotations.Nullable;

/** The server's frames, field for field, each with its type. */
@SerdeImport(AttachmentView.class)
@SerdeImport(ByView.class)
@SerdeImport(Me.class)
@SerdeImport(MemberView.class)
@SerdeImport(MessageView.class)
@SerdeImport(OwnSettings.class)
@SerdeImport(ReactionView.class)
@SerdeImport(Replies.class)
@SerdeImport(ReplyTo.class)
@SerdeImport(RoomInfo.class)
@SerdeImport(RoomSettings.class)
@SerdeImport(RoomView.class)
@SerdeImport(SectionView.class)
@SerdeImport(SystemView.class)
@SerdeImport(UserRef.class)
@SerdeImport(UserView.class)
sealed interface Told {
  static Told of(Change change) {
    return switch (change) {
      case Change.MessageChange(var room, var seq, var message, var by) ->
          new Message("message", room, seq, message, by);
      case Change.MemberChange(var room, var seq, var member, var event) ->
          new Member("member", room, seq, member, event);
      case Change.RoomChange(var room, var seq, var info, var event) ->
          new Room("room", room, seq, info, event);
    };
  }

  static Told of(Telling telling) {
    return switch (telling) {
      case Telling.Ready ready -> Ready.of(ready);
      case Telling.Catchup catchup -> Catchup.of(catchup);
      case Telling.Ack(var ref, var room, var seq, var changed, var duplicate) ->
          new Ack("ack", ref, room, seq, changed, duplicate);
      case Telling.Nack(var ref, var code, var detail, var retryAfterMs) ->
          new Nack("nack", ref, code, detail, retryAfterMs);
      case Telling.Joined(var room) -> new Joined("joined", room);
      case Telling.Removed(var room, var seq, var event) ->
          new Removed("removed", room, seq, event);
      case Telling.Read read ->
          new Read(
              "read",
              read.room(),
              read.username(),
              read.seq(),
              read.rev(),
              read.unread(),
              read.mentions(),
              read.head());
      case Telling.Receipt(var room, var username, var seq) ->
          new Receipt("read", room, username, seq);
      case Telling.Typing(var room, var username, var on) ->
          new Typing("typing", room, username, on);
      case Telling.Presence(var username, var state, var lastSeenAt) ->
          new Presence("presence", username, state, lastSeenAt);
      case Telling.Blocks(var usernames) -> new Blocks("blocks", usernames);
      case Telling.Sections(var rev, var sections) -> new Sections("sections", rev, sections);
      case Telling.Features(var features) -> new Features("features", features);
      case Telling.Pong() -> new Pong("pong");
    };
  }

  @Serdeable.Serializable
  record Message(String type, String room, long seq, MessageView message, @Nullable ByView by)
      implements Told {}

  @Serdeable.Serializable
  record Member(String type, String room, long seq, MemberView member, String event)
      implements Told {}

  @Serdeable.Serializable
  record Room(String type, String room, long seq, RoomInfo info, String event) implements Told {}

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
      implements Told {
    static Ready of(Telling.Ready ready) {
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
      List<Told> changes,
      @Nullable String members,
      long head,
      boolean more,
      boolean reset,
      String epoch)
      implements Told {
    static Catchup of(Telling.Catchup catchup) {
      return new Catchup(
          "catchup",
          catchup.room(),
          catchup.changes().stream().map(Told::of).toList(),
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
      implements Told {}

  @Serdeable.Serializable
  record Nack(
      String type, @Nullable String ref, String code, String detail, @Nullable Integer retryAfterMs)
      implements Told {}

  @Serdeable.Serializable
  record Joined(String type, RoomView room) implements Told {}

  @Serdeable.Serializable
  record Removed(String type, String room, long seq, String event) implements Told {}

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
      implements Told {}

  @Serdeable.Serializable
  record Receipt(String type, String room, String username, long seq) implements Told {}

  @Serdeable.Serializable
  record Typing(String type, String room, String username, boolean on) implements Told {}

  @Serdeable.Serializable
  record Presence(String type, String username, String state, @Nullable String lastSeenAt)
      implements Told {}

  @Serdeable.Serializable
  record Blocks(String type, List<String> usernames) implements Told {}

  @Serdeable.Serializable
  record Sections(String type, long rev, List<SectionView> sections) implements Told {}

  @Serdeable.Serializable
  record Features(String type, List<String> features) implements Told {}

  @Serdeable.Serializable
  record Pong(String type) implements Told {}
}
