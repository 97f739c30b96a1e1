package org.folkmoot.load.light;

import io.netty.buffer.ByteBuf;

/** What a socket's owner wants to know; by default nothing. */
public interface Ear {
  /** One for those who are only counted. */
  Ear DEAF = new Ear() {};

  /** Whether it wants to read what comes after {@code ready}. */
  default boolean listens() {
    return false;
  }

  /** The server has said {@code ready}. */
  default void ready(LightSocket socket) {}

  /** A frame of text, only there for the time of the call. */
  default void heard(LightSocket socket, ByteBuf bytes, int from, int length) {}

  /** It ended; the code is the close's, or the status with which the upgrade was refused. */
  default void gone(LightSocket socket, int code) {}
}
