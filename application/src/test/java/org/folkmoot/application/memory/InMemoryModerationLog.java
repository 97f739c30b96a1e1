package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.view.BanView;
import org.folkmoot.application.view.DeedView;
import org.folkmoot.application.view.Moment;
import org.folkmoot.domain.ledger.Deed;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
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
          List<DeedView> all =
              t
                  .deeds
                  .getOrDefault(room, new TreeMap<>())
                  .headMap(before.value(), false)
                  .descendingMap()
                  .values()
                  .stream()
                  .limit(limit + 1L)
                  .map(deed -> view(t, deed))
                  .toList();
          return all.size() <= limit
              ? new Deeds(all, null)
              : new Deeds(all.subList(0, limit), all.get(limit - 1).seq());
        });
  }

  private DeedView view(InMemoryStore.Tables t, Deed deed) {
    return new DeedView(
        deed.seq().value(),
        Views.lower(deed.act()),
        views.ref(t, deed.actor()),
        views.ref(t, deed.target()),
        deed.role() == null ? null : Views.lower(deed.role()),
        deed.reason() == null ? null : deed.reason().value(),
        Moment.textOrNull(deed.until()),
        Moment.text(deed.at()));
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
