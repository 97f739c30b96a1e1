package org.folkmoot.ws.socket;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.Username;
import org.folkmoot.ws.channel.SocketChannel;
import org.folkmoot.ws.command.CommandQueue;
import org.folkmoot.ws.command.Commands;
import org.folkmoot.ws.frame.Command;
import org.folkmoot.ws.frame.CommandReader;
import org.folkmoot.ws.frame.JsonFrame;
import org.folkmoot.ws.frame.MalformedFrame;
import org.folkmoot.ws.upgrade.SocketIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: what it has said so far decides what it may say next. */
final class Socket implements SocketPort, SocketPort.Sink, SocketChannel.Listener {
  // Somebody who speaks another language won't learn ours by being told so once more.
  private static final int UNINTELLIGIBLE_MAX = 20;

  private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

  private final Sockets sockets;
  private final SocketTimes times;
  private final CommandReader reader;
  private final Commands commands;
  private final long openedNanos;
  private final FrameRate rate = new FrameRate();

  private @Nullable SocketChannel line;
  private volatile @Nullable ClientSession session;
  private @Nullable CommandQueue queue;
  private boolean greeted;
  private int unintelligible;
  private boolean heldBack;

  Socket(
      Sockets sockets,
      SocketTimes times,
      CommandReader reader,
      Commands commands,
      long openedNanos) {
    this.sockets = sockets;
    this.times = times;
    this.reader = reader;
    this.commands = commands;
    this.openedNanos = openedNanos;
  }

  /** Takes its place, before anything else is asked of it. */
  void opened(SocketChannel own, SocketIdentity identity) {
    line = own;
    sockets
        .admit(identity.user(), identity.signIn(), this)
        .ifPresentOrElse(
            admitted -> {
              session = admitted;
              queue =
                  new CommandQueue(admitted, new Username(identity.username()), own::reconsider);
            },
            () -> end(CloseCode.TOO_MANY));
    if (sockets.areLeaving()) {
      end(CloseCode.GOING_AWAY);
    }
  }

  private SocketChannel line() {
    SocketChannel known = line;
    if (known == null) {
      throw new IllegalStateException("a socket without a line");
    }
    return known;
  }

  // --- what the client says ---

  @Override
  public void took(byte[] text) {
    ClientSession talk = session;
    CommandQueue who = queue;
    if (line().isClosing() || talk == null || who == null) {
      return;
    }
    try {
      Command command = reader.read(text);
      unintelligible = 0;
      if (!(command instanceof Command.Asked) && !rate.take(line().arrivedNanos())) {
        end(CloseCode.TOO_MANY);
      } else if (greeted) {
        commands.take(command, who, line().arrivedNanos());
      } else if (command instanceof Command.Hello hello) {
        greeted = true;
        talk.hello(cursors(hello), hello.epoch() == null ? null : new Epoch(hello.epoch()));
      } else {
        end(CloseCode.NO_PROTOCOL);
      }
    } catch (MalformedFrame strange) {
      unintelligible++;
      if (unintelligible >= UNINTELLIGIBLE_MAX || (!greeted && strange.isNoHello())) {
        end(CloseCode.NO_PROTOCOL);
      } else {
        talk.say(Commands.invalid(strange.ref(), strange.detail()));
      }
    }
  }

  // What isn't an id is the id of no room that the user is in, and such are passed over.
  private static Map<RoomId, Seq> cursors(Command.Hello hello) {
    Map<RoomId, Seq> cursors = new HashMap<>();
    hello
        .cursors()
        .forEach(
            (room, seq) -> {
              try {
                cursors.put(new RoomId(UUID.fromString(room)), new Seq(seq));
              } catch (IllegalArgumentException notAnId) {
                LOG.debug("a cursor in no room", notAnId);
              }
            });
    return cursors;
  }

  @Override
  public boolean isBusy() {
    return queue != null && queue.isBusy();
  }

  @Override
  public void tookBinary() {
    end(CloseCode.NO_PROTOCOL);
  }

  // --- what the client is told ---

  @Override
  public Executor thread() {
    return line().thread();
  }

  @Override
  public void wake() {
    line().wake();
  }

  @Override
  public void drain() {
    ClientSession talk = session;
    if (talk == null) {
      return;
    }
    heldBack = false;
    talk.drain(this);
    line().flush();
    if (queue != null) {
      queue.settle(!heldBack);
    }
  }

  @Override
  public boolean isWritable() {
    boolean writable = line().isWritable();
    heldBack |= !writable;
    return writable;
  }

  @Override
  public void write(Frame frame) {
    line().write((JsonFrame) frame);
  }

  // --- time, and the end ---

  @Override
  public void tick(long now) {
    line().look(now, times.heartbeat().toNanos());
    if (!greeted && now - openedNanos > times.helloWait().toNanos()) {
      end(CloseCode.NO_PROTOCOL);
    } else if (line().stuckNanos(now) > times.stuckWait().toNanos()) {
      end(CloseCode.STUCK);
    } else if (line().silentNanos(now) > 2 * times.heartbeat().toNanos()) {
      end(CloseCode.SILENT);
    }
  }

  long silentNanos(long now) {
    return line().silentNanos(now);
  }

  /** It is dead and another needs its place: it is out at once, whatever its connection does. */
  void bury() {
    end(CloseCode.SILENT);
  }

  @Override
  public void close(Closing why) {
    end(CloseCode.of(why));
  }

  @Override
  public void broke(Throwable trouble) {
    switch (trouble) {
      case TooLongFrameException large -> end(CloseCode.TOO_LARGE);
      case CorruptedWebSocketFrameException corrupt ->
          end(corrupt.closeStatus().code(), corrupt.closeStatus().reasonText());
      // The connection broke, or a write came too late for it: its end is told by itself.
      case IOException gone -> LOG.debug("a connection broke", gone);
      default -> {
        LOG.error("a socket broke", trouble);
        end(CloseCode.BROKEN);
      }
    }
  }

  void end(CloseCode why) {
    leave();
    line().close(why.code(), why.reason());
  }

  private void end(int code, String reason) {
    leave();
    line().close(code, reason);
  }

  @Override
  public void closed(int code, @Nullable String reason) {
    leave();
    if (code == SocketChannel.ABNORMAL) {
      line().gone();
    } else {
      line().echo(code, reason);
    }
  }

  private void leave() {
    ClientSession talk = session;
    if (talk != null) {
      sockets.forget(talk);
    }
  }
}
