package org.folkmoot.application.sidebar;

import java.util.List;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.own.OwnChanges;
import org.folkmoot.application.own.OwnThing;
import org.folkmoot.application.view.SectionView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Section;
import org.folkmoot.domain.room.Sections;
import org.folkmoot.domain.user.UserId;

/** Puts somebody's list of rooms in the order that they like. */
public final class ArrangeSidebar {
  private static final Refusal OVERTAKEN =
      Refusal.conflict("Your rooms have been arranged otherwise meanwhile.");

  private final Sidebars sidebars;
  private final OwnChanges changes;
  private final Transactions transactions;
  private final Live live;

  public ArrangeSidebar(
      Sidebars sidebars, OwnChanges changes, Transactions transactions, Live live) {
    this.sidebars = sidebars;
    this.changes = changes;
    this.transactions = transactions;
    this.live = live;
  }

  public Sections of(UserId user) {
    return sidebars.sections(user);
  }

  /**
   * Arranges the rooms anew.
   *
   * @param rev the number of the arrangement that this one was made from
   */
  public Decision<Sections> arrange(UserId user, long rev, List<Section> sections) {
    Sections next = new Sections(rev, List.of()).next(sections);
    if (!transactions.write(() -> arranged(user, next))) {
      return Decision.refused(OVERTAKEN);
    }
    live.tell(user, new ServerMessage.Sections(next.rev(), views(next)));
    return Decision.accepted(next);
  }

  private boolean arranged(UserId user, Sections next) {
    if (!sidebars.arrange(user, next)) {
      return false;
    }
    changes.record(user, OwnThing.SECTIONS);
    return true;
  }

  /** As clients see them. */
  public static List<SectionView> views(Sections sections) {
    return sections.all().stream()
        .map(
            one ->
                new SectionView(
                    one.id(), one.name(), one.rooms().stream().map(RoomId::toString).toList()))
        .toList();
  }
}
