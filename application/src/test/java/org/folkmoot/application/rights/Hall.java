package org.folkmoot.application.rights;

import org.folkmoot.domain.room.Visibility;

/** What a room is. */
public enum Hall {
  PUBLIC,
  PRIVATE,
  DIRECT,
  ARCHIVED,
  ARCHIVED_PRIVATE;

  public boolean isArchived() {
    return this == ARCHIVED || this == ARCHIVED_PRIVATE;
  }

  public Visibility visibility() {
    return this == PUBLIC || this == ARCHIVED ? Visibility.PUBLIC : Visibility.PRIVATE;
  }
}
