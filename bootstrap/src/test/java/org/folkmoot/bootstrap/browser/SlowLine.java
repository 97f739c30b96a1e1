package org.folkmoot.bootstrap.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A line to a server that is far away: what goes over it takes half a round trip in each direction,
 * and what goes first waits for the round trip of the handshake as well.
 */
final class SlowLine implements AutoCloseable {
  private static final int PIECE_BYTES = 16 * 1024;
  private static final int WAITING_MAX = 64;

  /** What has arrived and is still under way; no bytes are the end. */
  private static final class Piece {
    final long dueNanos;
    final byte[] bytes;

    Piece(long dueNanos, byte[] bytes) {
      this.dueNanos = dueNanos;
      this.bytes = bytes;
    }
  }

  private final int port;
  private final long roundTripNanos;
  private final ServerSocket entrance;

  private SlowLine(int port, long roundTripMillis, ServerSocket entrance) {
    this.port = port;
    this.roundTripNanos = TimeUnit.MILLISECONDS.toNanos(roundTripMillis);
    this.entrance = entrance;
  }

  static SlowLine to(int port, long roundTripMillis) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    SlowLine line = new SlowLine(port, roundTripMillis, new ServerSocket(0, WAITING_MAX, here));
    Thread.ofVirtual().name("slow-line").start(line::accept);
    return line;
  }

  String address() {
    return "http://127.0.0.1:" + entrance.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        pour(client, server, roundTripNanos);
        pour(server, client, 0);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pour(Socket from, Socket to, long handshakeNanos) {
    BlockingQueue<Piece> underWay = new LinkedBlockingQueue<>();
    long open = System.nanoTime() + handshakeNanos;
    Thread.ofVirtual().start(() -> read(from, underWay, open));
    Thread.ofVirtual().start(() -> write(to, underWay));
  }

  private void read(Socket from, BlockingQueue<Piece> underWay, long open) {
    byte[] bytes = new byte[PIECE_BYTES];
    int length = 0;
    while (length >= 0) {
      try {
        InputStream in = from.getInputStream();
        length = in.read(bytes);
      } catch (IOException broken) {
        length = -1;
      }
      long sent = Math.max(System.nanoTime(), open);
      byte[] copy = Arrays.copyOf(bytes, Math.max(length, 0));
      underWay.add(new Piece(sent + roundTripNanos / 2, copy));
    }
  }

  private static void write(Socket to, BlockingQueue<Piece> underWay) {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (Piece piece = underWay.take(); piece.bytes.length > 0; piece = underWay.take()) {
        TimeUnit.NANOSECONDS.sleep(piece.dueNanos - System.nanoTime());
        out.write(piece.bytes);
      }
    } catch (IOException gone) {
      // The other end has hung up.
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
