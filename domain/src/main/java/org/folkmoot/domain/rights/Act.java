package org.folkmoot.domain.rights;

import java.util.Locale;

/** What somebody may want to do in a room. */
public enum Act {
  SEE,
  JOIN,
  READ,
  POST,
  REACT,
  EDIT_OWN,
  EDIT_OTHERS,
  DELETE_OWN,
  DELETE_OTHERS,
  INVITE,
  ADD,
  REMOVE,
  BAN,
  MUTE,
  CHANGE_ROLE,
  CHANGE_SETTINGS,
  ARCHIVE,
  DELETE_ROOM;

  /** As the table writes it. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Only who is in the room does it, whatever else they are. */
  boolean needsMembership() {
    return switch (this) {
      case READ, POST, REACT, EDIT_OWN, EDIT_OTHERS, DELETE_OWN -> true;
      default -> false;
    };
  }

  /** Nothing new is said in an archived room. */
  boolean restsInArchive() {
    return switch (this) {
      case POST, REACT, EDIT_OWN, INVITE, ADD -> true;
      default -> false;
    };
  }
}
