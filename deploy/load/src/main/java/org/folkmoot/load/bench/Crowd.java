package org.folkmoot.load.bench;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.light.Ear;
import org.folkmoot.load.light.LightSocket;
import org.folkmoot.load.light.LightSockets;
import org.folkmoot.load.light.Tally;

/** The sockets that are open to one subject. */
final class Crowd implements AutoCloseable {
  private static final int CONNECTING_MAX = 256;
  private static final int WAIT_SECONDS = 120;

  private final LightSockets sockets;
  private final Subject subject;
  private final Tally tally;
  private final List<LightSocket> all = new ArrayList<>();
  private final AtomicInteger ready = new AtomicInteger();
  private final AtomicInteger gone = new AtomicInteger();
  private volatile boolean closing;
  private volatile int lastCode;

  Crowd(LightSockets sockets, Subject subject) {
    this(sockets, subject, new Tally());
  }

  /** One of several that are counted together. */
  Crowd(LightSockets sockets, Subject subject, Tally tally) {
    this.sockets = sockets;
    this.subject = subject;
    this.tally = tally;
  }

  Tally tally() {
    return tally;
  }

  LightSocket get(int place) {
    return all.get(place);
  }

  int size() {
    return all.size();
  }

  /** Tells how many have ended, though nobody wished it. */
  void tellLost(Bench bench, String scenario) {
    bench.findings().add(scenario, subject, "sockets lost", "", gone.get());
    if (gone.get() > 0) {
      bench.say("%s: %d sockets lost, the last for %d.", subject.name(), gone.get(), lastCode);
    }
  }

  /** Opens so many, and waits until all are greeted. */
  void open(
      int count, IntFunction<Account> account, IntFunction<byte[]> hello, IntFunction<Ear> ear) {
    open(count, CONNECTING_MAX, account, hello, ear);
  }

  /** The same, with so many at once. */
  void open(
      int count,
      int atOnce,
      IntFunction<Account> account,
      IntFunction<byte[]> hello,
      IntFunction<Ear> ear) {
    Semaphore connecting = new Semaphore(atOnce);
    for (int i = 0; i < count; i++) {
      take(connecting, 1);
      all.add(
          sockets.open(
              subject.address(),
              account.apply(i).accessToken(),
              hello.apply(i),
              new Greeted(ear.apply(i), connecting),
              tally));
    }
    take(connecting, atOnce);
    if (gone.get() > 0) {
      throw new Cluster.Trouble(
          "%d of %d sockets to %s didn't stay, the last one for %d."
              .formatted(gone.get(), count, subject.name(), lastCode));
    }
  }

  private void take(Semaphore connecting, int permits) {
    try {
      if (!connecting.tryAcquire(permits, WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Cluster.Trouble(
            "%s greeted only %d of %d sockets.".formatted(subject.name(), ready.get(), all.size()));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Cluster.Trouble("It was interrupted.");
    }
  }

  @Override
  public void close() {
    closing = true;
    all.forEach(LightSocket::cut);
  }

  private final class Greeted implements Ear {
    private final Ear ear;
    private final Semaphore connecting;
    private boolean greeted;

    Greeted(Ear ear, Semaphore connecting) {
      this.ear = ear;
      this.connecting = connecting;
    }

    @Override
    public boolean listens() {
      return ear.listens();
    }

    @Override
    public void ready(LightSocket socket) {
      greeted = true;
      ready.incrementAndGet();
      connecting.release();
      ear.ready(socket);
    }

    @Override
    public void heard(LightSocket socket, ByteBuf bytes, int from, int length) {
      ear.heard(socket, bytes, from, length);
    }

    @Override
    public void gone(LightSocket socket, int code) {
      if (!closing) {
        lastCode = code;
        gone.incrementAndGet();
        if (!greeted) {
          connecting.release();
        }
      }
      ear.gone(socket, code);
    }
  }
}
