package org.folkmoot.ws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A client that speaks WebSocket byte by byte, and can misbehave. */
final class RawSocket implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final String answer;

  private RawSocket(Socket socket, String request) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 65_536));
    this.out = new BufferedOutputStream(socket.getOutputStream(), 65_536);
    out.write(request.getBytes(ISO_8859_1));
    out.flush();
    this.answer = head();
  }

  /** One frame as it came. */
  @SuppressWarnings("ArrayRecordComponent") // read at once, compared by nobody
  record Heard(int opcode, byte[] payload) {
    String text() {
      return new String(payload, UTF_8);
    }

    /** Of a close frame; 1005 when it says none. */
    int closeCode() {
      return payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
    }

    Map<String, Object> json() throws IOException {
      return ObjectMapper.getDefault()
          .readValue(payload, Argument.mapOf(String.class, Object.class));
    }
  }

  static RawSocket open(int port, String path, String... headers) throws IOException {
    return new RawSocket(connected(port, 0), upgrade(port, path, headers));
  }

  /** With a small window, so that little disappears in the kernel. */
  static RawSocket narrow(int port, String path, String... headers) throws IOException {
    return new RawSocket(connected(port, 4_096), upgrade(port, path, headers));
  }

  /** A plain request, to see its answer's head. */
  static RawSocket get(int port, String path) throws IOException {
    return new RawSocket(
        connected(port, 0), "GET " + path + " HTTP/1.1\r\nHost: " + host(port) + "\r\n\r\n");
  }

  /** How the server is called: not localhost, where Micronaut has rules of its own for origins. */
  static String host(int port) {
    return "moot.example:" + port;
  }

  private static Socket connected(int port, int windowBytes) throws IOException {
    Socket socket = new Socket();
    if (windowBytes > 0) {
      socket.setReceiveBufferSize(windowBytes);
    }
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress("localhost", port));
    return socket;
  }

  private static String upgrade(int port, String path, String... headers) {
    StringBuilder request =
        new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + host(port) + "\r\n")
            .append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n")
            .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  int localPort() {
    return socket.getLocalPort();
  }

  int status() {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  /** The answer to the upgrade, up to the empty line. */
  String answer() {
    return answer;
  }

  // --- speaking ---

  void say(String text) throws IOException {
    sayFrame(true, TEXT, text.getBytes(UTF_8));
    flush();
  }

  void sayFrame(boolean last, int opcode, byte[] payload) throws IOException {
    out.write(frame(last, opcode, payload));
  }

  private static byte[] frame(boolean last, int opcode, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
    frame.write((last ? 0x80 : 0) | opcode);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else if (payload.length <= 0xFFFF) {
      frame.write(0x80 | 126);
      frame.write(payload.length >>> 8);
      frame.write(payload.length);
    } else {
      frame.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >>> shift));
      }
    }
    byte[] mask = {1, 2, 3, 4};
    frame.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ mask[i % 4]);
    }
    return frame.toByteArray();
  }

  void sayBytes(byte... bytes) throws IOException {
    out.write(bytes);
  }

  void flush() throws IOException {
    out.flush();
  }

  void sayClose(int code) throws IOException {
    sayFrame(true, CLOSE, new byte[] {(byte) (code >>> 8), (byte) code});
    flush();
  }

  // --- hearing ---

  /** The next frame, whatever it is. Pings are answered, as a browser does, and given as well. */
  Heard hear() throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    long length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = new byte[Math.toIntExact(length)];
    in.readFully(payload);
    return new Heard(first & 0x0F, payload);
  }

  /**
   * The next text frame of these types; what comes before it is passed over. Pings are answered.
   */
  Map<String, Object> hear(String... types) throws IOException {
    while (true) {
      Heard heard = hear();
      if (heard.opcode() == CLOSE) {
        throw new IOException("closed with " + heard.closeCode() + " instead of " + List.of(types));
      }
      if (heard.opcode() == PING) {
        sayFrame(true, PONG, heard.payload());
        flush();
      } else if (heard.opcode() == TEXT) {
        Map<String, Object> json = heard.json();
        if (Arrays.asList(types).contains(json.get("type"))) {
          return json;
        }
      }
    }
  }

  /** The code with which the server closes; whatever it says before is passed over. */
  int hearClose() throws IOException {
    Heard heard;
    do {
      heard = hear();
    } while (heard.opcode() != CLOSE);
    return heard.closeCode();
  }

  /** Whether the connection has ended without another byte. */
  boolean hasEnded() throws IOException {
    return in.read() == -1;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
