package org.folkmoot.application.passing;

import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.tail.Tails;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** Tells everybody in a room but one. */
record SignalFanOut(Tails tails, Doorbell doorbell, Frames frames) {
  void here(RoomId room, UserId allBut, ServerMessage message) {
    here(room, allBut, frames.of(message));
  }

  void here(RoomId room, UserId allBut, Frame frame) {
    tails.of(room).ifPresent(tail -> tail.pass(allBut, frame));
  }

  void everywhere(RoomId room, UserId allBut, ServerMessage message) {
    Frame frame = frames.of(message);
    here(room, allBut, frame);
    doorbell.ring(new Ring.PassingRing(room, allBut, frame));
  }
}
