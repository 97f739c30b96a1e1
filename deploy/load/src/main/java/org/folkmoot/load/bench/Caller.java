package org.folkmoot.load.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls over a connection of their own, which is kept, one call after another. It is
 * as little as that takes: whatever a client of many talents does between the answer and whoever
 * waits for it would be counted as the server's.
 */
final class Caller implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final String HEAD_ENDS = "\r\n\r\n";
  private static final String LENGTH = "content-length:";

  private final String host;
  private final SocketChannel channel = SocketChannel.open();
  private final ByteBuffer heard = ByteBuffer.allocateDirect(BUFFER);
  private final StringBuilder head = new StringBuilder();
  private long bodyLeft;
  private int status;

  /**
   * What is asked.
   *
   * @param token whose it is, if anybody's
   * @param json what is sent along, if anything
   */
  record Call(String method, String path, @Nullable String token, @Nullable String json) {
    static Call get(String path, String token) {
      return new Call("GET", path, token, null);
    }
  }

  Caller(URI server) throws IOException {
    host = server.getAuthority();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
  }

  SocketChannel channel() {
    return channel;
  }

  /** The last answer's. */
  int status() {
    return status;
  }

  /** Calls; what is asked is so short that the kernel takes it at once. */
  void ask(Call call) throws IOException {
    byte[] json = call.json() == null ? new byte[0] : call.json().getBytes(StandardCharsets.UTF_8);
    StringBuilder asked = new StringBuilder(512);
    asked.append(call.method()).append(' ').append(call.path()).append(" HTTP/1.1\r\n");
    asked.append("Host: ").append(host).append("\r\n");
    if (call.token() != null) {
      asked.append("Authorization: Bearer ").append(call.token()).append("\r\n");
    }
    if (call.json() != null) {
      asked.append("Content-Type: application/json\r\n");
      asked.append("Content-Length: ").append(json.length).append("\r\n");
    }
    byte[] before = asked.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    ByteBuffer all = ByteBuffer.allocate(before.length + json.length).put(before).put(json).flip();
    channel.write(all);
    if (all.hasRemaining()) {
      throw new IOException("the kernel doesn't take a call at once");
    }
  }

  /** Reads what has come, and tells whether that is the end of the answer. */
  boolean hears() throws IOException {
    if (channel.read(heard.clear()) < 0) {
      throw new EOFException("the server hung up");
    }
    heard.flip();
    boolean hasHead = bodyLeft > 0;
    while (!hasHead && heard.hasRemaining()) {
      head.append((char) (heard.get() & 0xFF));
      hasHead = endsHead();
    }
    if (!hasHead) {
      return false;
    }
    if (!head.isEmpty()) {
      understand(head.toString());
      head.setLength(0);
    }
    bodyLeft -= heard.remaining();
    if (bodyLeft < 0) {
      throw new IOException("the answer is longer than it said");
    }
    return bodyLeft == 0;
  }

  private boolean endsHead() {
    int from = head.length() - HEAD_ENDS.length();
    return from >= 0 && head.indexOf(HEAD_ENDS, from) == from;
  }

  private void understand(String answer) throws IOException {
    status = Integer.parseInt(answer.substring(9, 12));
    bodyLeft = -1;
    for (String line : answer.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        bodyLeft = Long.parseLong(line.substring(LENGTH.length()).strip());
      }
    }
    if (bodyLeft < 0) {
      throw new IOException("the answer doesn't say how long it is: " + answer);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
