package org.folkmoot.web.message;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.view.ByView;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.ThreadInfo;
import org.jspecify.annotations.Nullable;

/** What changed after a cursor. */
@Serdeable
record ChangesAnswer(
    List<Changed> changes,
    @Nullable String members,
    long head,
    boolean more,
    boolean reset,
    String epoch) {

  /** One change; which of its fields there are, its type says. */
  @Serdeable
  record Changed(
      String type,
      String room,
      long seq,
      @Nullable MessageView message,
      @Nullable ByView by,
      @Nullable ThreadInfo threadInfo,
      @Nullable MemberView member,
      @Nullable RoomInfo info,
      @Nullable String event) {

    static Changed of(Change change) {
      String room = change.room().toString();
      long seq = change.seq().value();
      return switch (change) {
        case Change.MessageChange m ->
            new Changed(
                "message", room, seq, m.message(), m.by(), m.threadInfo(), null, null, null);
        case Change.MemberChange m ->
            new Changed("member", room, seq, null, null, null, m.member(), null, m.event());
        case Change.RoomChange r ->
            new Changed("room", room, seq, null, null, null, null, r.info(), r.event());
      };
    }
  }

  static ChangesAnswer of(CatchUp.Missed missed) {
    return switch (missed) {
      case CatchUp.Missed.Changes c ->
          new ChangesAnswer(
              c.changes().stream().map(Changed::of).toList(),
              c.members() ? null : "reset",
              c.head().value(),
              c.more(),
              false,
              c.epoch().value());
      case CatchUp.Missed.Reset r ->
          new ChangesAnswer(List.of(), null, r.head().value(), false, true, r.epoch().value());
      case CatchUp.Missed.NotIn gone -> throw new IllegalStateException("refused before");
      case CatchUp.Missed.NoRoom gone -> throw new IllegalStateException("refused before");
    };
  }
}
