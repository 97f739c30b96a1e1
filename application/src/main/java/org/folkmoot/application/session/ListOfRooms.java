package org.folkmoot.application.session;

import java.util.OptionalLong;
import org.folkmoot.application.log.Epoch;

/**
 * Which list of somebody's rooms was read last. After a restore an older number may be of another
 * list.
 */
record ListOfRooms(Epoch epoch, long version) {
  ListOfRooms at(Epoch now, OptionalLong otherVersion) {
    return new ListOfRooms(now, otherVersion.orElse(version));
  }

  /** Whether there was no other list between this one and that. */
  boolean isRightBefore(Epoch now, long otherVersion) {
    return epoch.equals(now) && otherVersion <= version + 1;
  }
}
