package org.folkmoot.application.log;

/** Another transaction held a room's row for too long. Nothing was done; others needn't wait. */
public final class RoomBusy extends Unavailable {
  private static final long serialVersionUID = 1L;

  public RoomBusy(String message, Throwable cause) {
    super(message, cause);
  }
}
