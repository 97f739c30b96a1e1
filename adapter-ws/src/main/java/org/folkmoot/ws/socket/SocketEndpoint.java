package org.folkmoot.ws.socket;

import io.micronaut.context.annotation.Prototype;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import org.folkmoot.application.task.Timers;
import org.folkmoot.ws.channel.SocketChannel;
import org.folkmoot.ws.command.Commands;
import org.folkmoot.ws.frame.CommandReader;
import org.folkmoot.ws.upgrade.SocketIdentity;
import org.folkmoot.ws.upgrade.UpgradeFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where sockets come in. {@link UpgradeFilter} has decided already who may: for Micronaut's own
 * rules it is open. From then on the connection is a {@link SocketChannel}'s, on its event loop.
 * One for each upgrade: of a singleton Micronaut would keep how it is called, anew for each
 * connection.
 */
@Prototype
@ServerWebSocket("/ws")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SocketEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);

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
  void open(HttpRequest<?> upgrade) {
    SocketIdentity identity =
        upgrade
            .getAttribute(UpgradeFilter.PASSPORT, SocketIdentity.class)
            .orElseThrow(() -> new IllegalStateException("an upgrade that nobody has let in"));
    Socket socket = new Socket(sockets, times, reader, commands, timers.nanos());
    SocketChannel line = sockets.line(upgrade, socket);
    socket.opened(line, identity);
  }

  /** Micronaut opens no socket without one. Nothing gets past a line's ear to it. */
  @OnMessage
  void take(byte[] text, WebSocketSession session) {
    LOG.error("{} bytes were heard past a line", text.length);
    session.close(CloseReason.INTERNAL_ERROR);
  }

  @OnError
  void error(Throwable trouble, WebSocketSession session) {
    LOG.error("a socket couldn't be opened", trouble);
    session.close(CloseReason.INTERNAL_ERROR);
  }
}
