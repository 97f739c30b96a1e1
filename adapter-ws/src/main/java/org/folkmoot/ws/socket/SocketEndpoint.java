package org.folkmoot.ws.socket;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.folkmoot.application.live.Timers;
import org.folkmoot.ws.command.Commands;
import org.folkmoot.ws.frame.CommandReader;
import org.folkmoot.ws.line.Line;
import org.folkmoot.ws.upgrade.Passport;
import org.folkmoot.ws.upgrade.UpgradeFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where sockets come in. {@link UpgradeFilter} has decided already who may: for Micronaut's own
 * rules it is open. All of it runs on the connection's event loop, so frames are taken in order.
 */
@ServerWebSocket("/ws")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SocketEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);
  private static final String SOCKET = "folkmoot.socket";

  private final Sockets sockets;
  private final SocketTimes times;
  private final CommandReader reader;
  private final Commands commands;
  private final Timers timers;

  SocketEndpoint(
      Sockets sockets, SocketTimes times, CommandReader reader, Commands commands, Timers timers) {
    this.sockets = sockets;
    this.times = times;
    this.reader = reader;
    this.commands = commands;
    this.timers = timers;
  }

  @OnOpen
  void open(HttpRequest<?> upgrade, WebSocketSession session) {
    Passport passport =
        upgrade
            .getAttribute(UpgradeFilter.PASSPORT, Passport.class)
            .orElseThrow(() -> new IllegalStateException("an upgrade that nobody has let in"));
    Socket socket = new Socket(sockets, times, reader, commands, timers.nanos());
    Line line = sockets.line(upgrade, socket);
    session.put(SOCKET, socket);
    socket.opened(line, passport);
  }

  @OnMessage(maxPayloadLength = Line.CLIENT_FRAME_BYTES_MAX)
  void take(byte[] text, WebSocketSession session) {
    Socket socket = socket(session);
    if (socket != null) {
      socket.take(text);
    }
  }

  @OnClose
  void close(CloseReason reason, WebSocketSession session) {
    Socket socket = socket(session);
    if (socket != null) {
      socket.closed(reason.getCode(), reason.getReason());
    }
  }

  @OnError
  void error(Throwable trouble, WebSocketSession session) {
    Socket socket = socket(session);
    if (socket == null) {
      LOG.error("a socket couldn't be opened", trouble);
      session.close(CloseReason.INTERNAL_ERROR);
      return;
    }
    switch (trouble) {
      case TooLongFrameException large -> socket.end(CloseCode.TOO_LARGE);
      case CorruptedWebSocketFrameException corrupt ->
          socket.end(corrupt.closeStatus().code(), corrupt.closeStatus().reasonText());
      // The connection broke, or a write came too late for it: its end is told by itself.
      case ClosedChannelException late -> LOG.debug("a write came too late", late);
      case IOException gone -> LOG.debug("a connection broke", gone);
      default -> socket.broke(trouble);
    }
  }

  private static @Nullable Socket socket(WebSocketSession session) {
    return session.get(SOCKET, Socket.class).orElse(null);
  }
}
