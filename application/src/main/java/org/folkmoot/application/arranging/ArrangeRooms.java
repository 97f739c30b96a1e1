package org.folkmoot.application.arranging;

import java.util.List;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.Telling;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.SectionView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Section;
import org.folkmoot.domain.room.Sections;
import org.folkmoot.domain.user.UserId;

/** Puts somebody's list of rooms in the order that they like. */
public final class ArrangeRooms {
  private static final Refusal OVERTAKEN =
      Refusal.conflict("Your rooms have been arranged otherwise meanwhile.");

  private final Arrangements arrangements;
  private final Transactions transactions;
  private final Live live;

  public ArrangeRooms(Arrangements arrangements, Transactions transactions, Live live) {
    this.arrangements = arrangements;
    this.transactions = transactions;
    this.live = live;
  }

  public Sections of(UserId user) {
    return arrangements.sections(user);
  }

  /**
   * Arranges the rooms anew.
   *
   * @param rev the number of the arrangement that this one was made from
   */
  public Decision<Sections> arrange(UserId user, long rev, List<Section> sections) {
    Sections next = new Sections(rev, List.of()).next(sections);
    if (!transactions.write(() -> arrangements.arrange(user, next))) {
      return Decision.refused(OVERTAKEN);
    }
    live.tell(user, new Telling.Sections(next.rev(), views(next)));
    return Decision.accepted(next);
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
