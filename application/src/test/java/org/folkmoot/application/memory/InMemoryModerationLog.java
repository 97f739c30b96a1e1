package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.view.BanView;
import org.folkmoot.application.view.ModerationEntryView;
import org.folkmoot.application.view.Moment;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.ModerationEntry;
import org.jspecify.annotations.Nullable;

/** Looking back at what was done to people, in an {@link InMemoryStore}. */
public final class InMemoryModerationLog implements ModerationLog {
  private final InMemoryStore store;
  private final Views views = new Views();

  public InMemoryModerationLog(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Deeds deeds(RoomId room, Seq before, int limit) {
    return store.statement(
        t -> {
          List<ModerationEntryView> all =
              t
                  .deeds
                  .getOrDefault(room, new TreeMap<>())
                  .headMap(before.value(), false)
                  .descendingMap()
                  .values()
                  .stream()
                  .limit(limit + 1L)
                  .map(entry -> view(t, entry))
                  .toList();
          return all.size() <= limit
              ? new Deeds(all, null)
              : new Deeds(all.subList(0, limit), all.get(limit - 1).seq());
        });
  }

  private ModerationEntryView view(InMemoryStore.Tables t, ModerationEntry entry) {
    return new ModerationEntryView(
        entry.seq().value(),
        Views.lower(entry.act()),
        views.ref(t, entry.actor()),
        views.ref(t, entry.target()),
        entry.role() == null ? null : Views.lower(entry.role()),
        entry.reason() == null ? null : entry.reason().value(),
        Moment.textOrNull(entry.until()),
        Moment.text(entry.at()));
  }

  @Override
  public Bans bans(RoomId room, Instant now, @Nullable String after, int limit) {
    return store.statement(
        t -> {
          List<BanView> all =
              t.members.getOrDefault(room, Map.of()).values().stream()
                  .filter(member -> member.isBanned(now))
                  .map(member -> view(t, member))
                  .filter(ban -> after == null || key(ban).compareTo(after) > 0)
                  .sorted(Comparator.comparing(InMemoryModerationLog::key))
                  .limit(limit + 1L)
                  .toList();
          return all.size() <= limit
              ? new Bans(all, null)
              : new Bans(all.subList(0, limit), key(all.get(limit - 1)));
        });
  }

  private BanView view(InMemoryStore.Tables t, Member member) {
    return new BanView(
        views.ref(t, member.user()),
        Moment.text(Objects.requireNonNull(member.bannedUntil())),
        member.banReason() == null ? null : member.banReason().value());
  }

  private static String key(BanView ban) {
    return ban.user().username().toLowerCase(java.util.Locale.ROOT);
  }
}
