package org.folkmoot.domain.rules;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.user.UserId;

/**
 * Whoever something is to be done to.
 *
 * @param member their standing in the room, if they have one
 * @param otherOwners how many owners the room has besides them
 * @param rooms in how many they are; asked only if they are to come in
 * @param letsIn whether they let the actor bring them into rooms; asked only if they are to come in
 */
public record Target(
    UserId user,
    Optional<Member> member,
    int otherOwners,
    IntSupplier rooms,
    BooleanSupplier letsIn) {

  /** Somebody who has nothing against being brought in. */
  public Target(UserId user, Optional<Member> member, int otherOwners, IntSupplier rooms) {
    this(user, member, otherOwners, rooms, () -> true);
  }

  /** The same one, after something has been done to them. */
  public Target now(Member as) {
    return new Target(user, Optional.of(as), otherOwners, rooms, letsIn);
  }

  Optional<Member> present() {
    return member.filter(Member::isIn);
  }

  Role role() {
    return present().map(Member::role).orElse(Role.NONE);
  }

  boolean isLastOwner() {
    return role() == Role.OWNER && otherOwners == 0;
  }
}
