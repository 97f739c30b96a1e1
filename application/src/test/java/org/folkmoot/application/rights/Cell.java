package org.folkmoot.application.rights;

import java.util.List;
import java.util.stream.Stream;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.rights.Standing;

/** One cell of the table: somebody who stands so to such a room wants to do this. */
public record Cell(Hall hall, Act act, Standing standing) {

  /** All cells for these acts, in every kind of room and by every standing. */
  public static Stream<Cell> of(List<Act> acts) {
    return Stream.of(Hall.values())
        .flatMap(
            hall ->
                acts.stream()
                    .flatMap(
                        act -> Stream.of(Standing.values()).map(who -> new Cell(hall, act, who))));
  }

  /** Whether the table says yes, and the room is archived. */
  boolean isAtRest() {
    return hall.isArchived()
        && List.of(Act.POST, Act.REACT, Act.EDIT_OWN, Act.ADD, Act.INVITE).contains(act);
  }
}
