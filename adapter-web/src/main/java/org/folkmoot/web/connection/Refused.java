package org.folkmoot.web.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Why a request gets no further than its connection. The connection ends with the answer. */
enum Refused {
  MALFORMED(400, "invalid", "This is no request that can be read."),
  ADDRESS(400, "invalid", "The address isn't written as one."),
  HOST(400, "invalid", "A request names one host, and one only."),
  LONG_ADDRESS(414, "too_large", "The address is too long."),
  LONG_HEADERS(431, "too_large", "The headers are too long."),
  LARGE(413, "too_large", "The body is too large."),
  ENCODED(415, "unsupported_type", "A body must come as it is, and not compressed."),
  SLOW(408, "invalid", "The body didn't come in time."),
  BUSY(503, "unavailable", "Too much is being sent at once. Try again in a moment."),
  CROWDED(429, "rate_limited", "Too many connections are open from your address.");

  private static final String RETRY_SECONDS = "1";

  private final int status;
  private final String problem;

  Refused(int status, String code, String detail) {
    this.status = status;
    this.problem =
        """
        {"type":"about:blank","title":"%s","status":%d,"detail":"%s","code":"%s"}"""
            .formatted(HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail, code);
  }

  private boolean passes() {
    return this == BUSY || this == CROWDED;
  }

  FullHttpResponse answer() {
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(status),
            Unpooled.copiedBuffer(problem, UTF_8));
    HttpHeaders headers = answer.headers();
    headers.set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json");
    headers.set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
    headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (passes()) {
      headers.set(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
    }
    return answer;
  }
}
