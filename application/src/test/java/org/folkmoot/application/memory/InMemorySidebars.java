package org.folkmoot.application.memory;

import java.util.Map;
import org.folkmoot.application.sidebar.Sidebars;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Sections;
import org.folkmoot.domain.user.UserId;

/** How people have arranged their rooms, in an {@link InMemoryStore}. */
public final class InMemorySidebars implements Sidebars {
  private final InMemoryStore store;

  public InMemorySidebars(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public boolean hear(RoomId room, UserId user, RoomNotifications notifications) {
    return store.write(
        () ->
            store.statement(
                t -> {
                  Member member = t.members.getOrDefault(room, Map.of()).get(user);
                  if (member == null || !member.isIn()) {
                    return false;
                  }
                  store.put(t.hearings, new InMemoryStore.Mark(room, user), notifications);
                  store.put(t.versions, user, t.versions.getOrDefault(user, 0L) + 1);
                  return true;
                }));
  }

  @Override
  public Sections sections(UserId user) {
    return store.statement(t -> t.sections.getOrDefault(user, Sections.NONE));
  }

  @Override
  public boolean arrange(UserId user, Sections sections) {
    return store.write(
        () ->
            store.statement(
                t -> {
                  long rev = t.sections.getOrDefault(user, Sections.NONE).rev();
                  if (sections.rev() != rev + 1) {
                    return false;
                  }
                  store.put(t.sections, user, sections);
                  return true;
                }));
  }
}
