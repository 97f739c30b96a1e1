package org.folkmoot.application.bus;

import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** Where there is one replica alone, nobody is outside to hear a ring. */
public final class InProcessDoorbell implements Doorbell {
  @Override
  public void ring(Ring ring) {}

  @Override
  public void attend(RoomId room) {}

  @Override
  public void ignore(RoomId room) {}

  @Override
  public void attend(UserId user) {}

  @Override
  public void ignore(UserId user) {}
}
