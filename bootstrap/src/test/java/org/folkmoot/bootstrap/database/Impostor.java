package org.folkmoot.bootstrap.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands where PostgreSQL stood, and says one thing to whoever begins to speak. */
final class Impostor implements AutoCloseable {
  /** "Tell me the password, in clear." */
  static final byte[] ASKS = {'R', 0, 0, 0, 8, 0, 0, 0, 3};

  /** "I believe you without one; go on." */
  static final byte[] BELIEVES = {
    'R', 0, 0, 0, 8, 0, 0, 0, 0, 'Z', 0, 0, 0, 5, 'I',
  };

  private final ServerSocketChannel door;
  private final byte[] says;
  private final List<Byte> heard = new CopyOnWriteArrayList<>();

  Impostor(ServerSocketChannel door, SocketAddress address, byte[] says) throws IOException {
    this.door = door.bind(address);
    this.says = says;
    Thread.ofVirtual().start(this::stand);
  }

  /** What was said after the greeting, in which there is no secret. */
  List<Byte> heard() {
    return heard;
  }

  private void stand() {
    try {
      while (true) {
        SocketChannel victim = door.accept();
        Thread.ofVirtual().start(() -> speak(victim));
      }
    } catch (ClosedChannelException over) {
      return;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void speak(SocketChannel victim) {
    try (victim;
        var in = Channels.newInputStream(victim)) {
      ByteBuffer length = ByteBuffer.wrap(in.readNBytes(Integer.BYTES));
      in.readNBytes(length.getInt() - Integer.BYTES);
      victim.write(ByteBuffer.wrap(says));
      for (int next = in.read(); next >= 0; next = in.read()) {
        heard.add((byte) next);
      }
    } catch (IOException gone) {
      // It has heard what it has heard.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
