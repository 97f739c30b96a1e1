package org.folkmoot.application.log;

import java.time.Instant;
import java.util.List;
import org.folkmoot.application.view.BanView;
import org.folkmoot.application.view.ModerationEntryView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.jspecify.annotations.Nullable;

/**
 * For looking back at what was done to people in a room. It asks nobody who they are: whoever looks
 * has been let in before.
 */
public interface ModerationLog {

  /** What was done before a position, the newest first. */
  Deeds deeds(RoomId room, Seq before, int limit);

  /** Who is kept out now, by username, after the given cursor. */
  Bans bans(RoomId room, Instant now, @Nullable String after, int limit);

  /** One page of what was done; {@code next} is absent on the last. */
  record Deeds(List<ModerationEntryView> items, @Nullable Long next) {}

  /** One page of those who are kept out; {@code next} is absent on the last. */
  record Bans(List<BanView> items, @Nullable String next) {}
}
