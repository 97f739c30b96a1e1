package org.folkmoot.domain.room;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.UserId;

/**
 * A set of people, who share one direct room.
 *
 * @param people each once, in the order of their ids: so one set of people is one value, and rows
 *     of theirs are always locked in the same order
 */
public record DirectParticipants(List<UserId> people) {
  /** With more of them it is a room that wants a name and somebody who looks after it. */
  public static final int PEOPLE_MAX = 10;

  public DirectParticipants {
    if (people.isEmpty() || people.size() > PEOPLE_MAX) {
      throw new InvalidValue("usernames", "must be at most %d with you".formatted(PEOPLE_MAX));
    }
    people = people.stream().distinct().sorted(Comparator.comparing(UserId::toString)).toList();
  }

  public static DirectParticipants of(Collection<UserId> people) {
    return new DirectParticipants(people.stream().distinct().toList());
  }
}
