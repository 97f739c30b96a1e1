package org.folkmoot.ws.socket;

import org.folkmoot.application.session.SocketPort;

/** Why the server ends a socket, as clients read it. */
enum CloseCode {
  GOING_AWAY(1001, "this replica is going away"),
  TOO_LARGE(1009, "frames have at most 64 KiB"),
  BROKEN(1011, "something broke"),
  NO_PROTOCOL(4400, "no hello in time, or no protocol at all"),
  SIGN_IN_ENDED(4401, "the sign-in has ended"),
  SILENT(4408, "nothing heard for two heartbeats"),
  STUCK(4409, "no byte taken for too long"),
  TOO_MANY(4429, "too many sockets or frames");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  static CloseCode of(SocketPort.Closing why) {
    return switch (why) {
      case GOING_AWAY -> GOING_AWAY;
      case SIGN_IN_ENDED -> SIGN_IN_ENDED;
      case FELL_BEHIND -> STUCK;
    };
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
