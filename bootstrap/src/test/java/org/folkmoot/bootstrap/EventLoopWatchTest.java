package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventLoopWatchTest {
  private final List<String> dead = new CopyOnWriteArrayList<>();
  private final EventLoopWatch watch = new EventLoopWatch(dead::add);

  @Test
  void aLoopThatDiesIsNoticed() {
    try (MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(2, loop -> new Exhausted())) {
      watch.watch("default", loops);
      var _ = loops.next().submit(() -> {});
      await().until(() -> dead.contains("default"));
    }
  }

  @Test
  void loopsThatAreEndedAreNot() {
    try (MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory())) {
      watch.watch("default", loops);
      watch.end();
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
    assertThat(dead).isEmpty();
  }

  /** Reads into memory that isn't there. */
  private static final class Exhausted implements IoHandler {
    @Override
    public int run(IoHandlerContext context) {
      throw new OutOfMemoryError("planted");
    }

    @Override
    public IoRegistration register(IoHandle handle) {
      throw new IllegalStateException("nothing is registered");
    }

    @Override
    public void wakeup() {}

    @Override
    public boolean isCompatible(Class<? extends IoHandle> kind) {
      return false;
    }
  }
}
