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
      case SEE, JOIN, DELETE_OTHERS, INVITE, ADD, REMOVE, BAN, MUTE, CHANGE_ROLE -> false;
      case CHANGE_SETTINGS, ARCHIVE, DELETE_ROOM -> false;
    };
  }

  /** Nothing new is said in an archived room. */
  boolean restsInArchive() {
    return switch (this) {
      case POST, REACT, EDIT_OWN, INVITE, ADD -> true;
      case SEE, JOIN, READ, EDIT_OTHERS, DELETE_OWN, DELETE_OTHERS, REMOVE, BAN, MUTE -> false;
      case CHANGE_ROLE, CHANGE_SETTINGS, ARCHIVE, DELETE_ROOM -> false;
    };
  }
}
