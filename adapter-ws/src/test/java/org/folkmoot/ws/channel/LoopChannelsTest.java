package org.folkmoot.ws.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines of a loop, whatever becomes of one of them. */
final class LoopChannelsTest {
  private static final long NEVER_NANOS = TimeUnit.DAYS.toNanos(1);

  private final EventLoop eventLoop = new DefaultEventLoop();
  private final LoopChannels loop = new LoopChannels(eventLoop, System::nanoTime, NEVER_NANOS);

  @AfterEach
  void end() {
    eventLoop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  @Test
  void anErrorEndsItsOwnLineAndTheNextIsStillDrained() {
    Error error = new Error("planted");
    Heard broken =
        new Heard(
            () -> {
              throw error;
            });
    Heard whole = new Heard(() -> {});
    // On the loop itself, so that one task drains both.
    eventLoop
        .submit(
            () -> {
              loop.wake(line(channel(), broken));
              loop.wake(line(channel(), whole));
            })
        .syncUninterruptibly();
    eventLoop.submit(() -> {}).syncUninterruptibly();
    assertThat(broken.troubles).containsExactly(error);
    assertThat(whole.drained).isEqualTo(1);
    assertThat(whole.troubles).isEmpty();
  }

  @Test
  void aConnectionEndsAtOnceWhenItsFarewellIsEchoed() {
    EmbeddedChannel channel = channel();
    line(channel, new Heard(() -> {})).echo(1000, "bye");
    CloseWebSocketFrame echo = channel.readOutbound();
    assertThat(echo.statusCode()).isEqualTo(1000);
    echo.release();
    assertThat(channel.isOpen()).isFalse();
  }

  private static EmbeddedChannel channel() {
    return new EmbeddedChannel(new ChannelDuplexHandler());
  }

  private SocketChannel line(EmbeddedChannel channel, SocketChannel.Listener listener) {
    return new SocketChannel(channel.pipeline().firstContext(), loop, listener, System::nanoTime);
  }

  /** What a line's listener is told. */
  private static final class Heard implements SocketChannel.Listener {
    private final Runnable drain;
    private final List<Throwable> troubles = new ArrayList<>();
    private int drained;

    Heard(Runnable drain) {
      this.drain = drain;
    }

    @Override
    public void drain() {
      drained++;
      drain.run();
    }

    @Override
    public void broke(Throwable trouble) {
      troubles.add(trouble);
    }

    @Override
    public boolean isBusy() {
      return false;
    }

    @Override
    public void took(byte[] text) {}

    @Override
    public void tookBinary() {}

    @Override
    public void closed(int code, @Nullable String reason) {}

    @Override
    public void tick(long now) {}
  }
}
