package org.folkmoot.web.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a request's first line and headers are what they must be, and what they say. */
final class RequestHead {
  private static final Pattern HOST =
      Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~-]+)(?::[0-9]*)?");
  private static final int HEXADECIMAL = 16;
  private static final int ASCII_END = 128;

  private RequestHead() {}

  /** What is wrong with it; null if nothing is. */
  static @Nullable Refused fault(HttpRequest head) {
    if (head.decoderResult().isFailure()) {
      return unreadable(head.decoderResult().cause());
    }
    if (head.protocolVersion().majorVersion() != 1) {
      return Refused.MALFORMED;
    }
    HttpHeaders headers = head.headers();
    List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
    // Health checks of some balancers speak HTTP/1.0, which knows no host.
    boolean mayBeMissing = head.protocolVersion().equals(HttpVersion.HTTP_1_0);
    if (hosts.isEmpty() ? !mayBeMissing : hosts.size() > 1 || !isHost(hosts.getFirst())) {
      return Refused.HOST;
    }
    if (!isAddress(head)) {
      return Refused.ADDRESS;
    }
    List<String> transfer = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (!transfer.isEmpty()
        && !(transfer.size() == 1
            && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(transfer.getFirst().strip()))) {
      return Refused.MALFORMED;
    }
    // A hundred bytes may become a hundred thousand, past every limit.
    String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
    return encoding == null || HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(encoding.strip())
        ? null
        : Refused.ENCODED;
  }

  private static Refused unreadable(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException line -> Refused.LONG_ADDRESS;
      case TooLongHttpHeaderException header -> Refused.LONG_HEADERS;
      default -> Refused.MALFORMED;
    };
  }

  private static boolean isHost(String host) {
    return HOST.matcher(host).matches();
  }

  /** Takes the host out of an address that names it, as requests to a proxy do. */
  private static boolean isAddress(HttpRequest head) {
    // What isn't ASCII came as bytes of an encoding that nobody has named.
    if (!head.uri().chars().allMatch(next -> next < ASCII_END)) {
      return false;
    }
    try {
      URI uri = new URI(head.uri());
      if (uri.getScheme() != null) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getRawAuthority();
        if (!(scheme.equals("http") || scheme.equals("https")) || host == null || !isHost(host)) {
          return false;
        }
        String query = uri.getRawQuery();
        head.setUri(
            "/" + uri.getRawPath().replaceFirst("^/", "") + (query == null ? "" : "?" + query));
        head.headers().set(HttpHeaderNames.HOST, host);
      }
      return head.uri().startsWith("/")
          && !head.uri().startsWith("//")
          && uri.getRawFragment() == null
          && isText(head.uri());
    } catch (URISyntaxException broken) {
      return false;
    }
  }

  /** Whether what is written with percent signs is text that can be stored. */
  private static boolean isText(String address) {
    if (address.indexOf('%') < 0) {
      return true;
    }
    ByteBuffer bytes = ByteBuffer.allocate(address.length());
    for (int i = 0; i < address.length(); i++) {
      char written = address.charAt(i);
      if (written == '%') {
        int next = Integer.parseInt(address.substring(i + 1, i + 3), HEXADECIMAL);
        // No path and no parameter may have U+0000: PostgreSQL can't store it, nor look for it.
        if (next == 0) {
          return false;
        }
        bytes.put((byte) next);
        i += 2;
      } else {
        bytes.put((byte) written);
      }
    }
    try {
      UTF_8.newDecoder().decode(bytes.flip());
      return true;
    } catch (CharacterCodingException noText) {
      return false;
    }
  }

  static String path(HttpRequest head) {
    int query = head.uri().indexOf('?');
    return query < 0 ? head.uri() : head.uri().substring(0, query);
  }

  static boolean hasBody(HttpRequest head) {
    return HttpUtil.isTransferEncodingChunked(head) || declaredBytes(head) > 0;
  }

  /**
   * What its Content-Length says; 0 if it says nothing. The decoder has seen that it's a number.
   */
  static long declaredBytes(HttpRequest head) {
    return HttpUtil.getContentLength(head, 0L);
  }
}
