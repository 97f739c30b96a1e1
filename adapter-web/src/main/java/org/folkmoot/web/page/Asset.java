package org.folkmoot.web.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A file of the client as it goes out, plain and compressed. */
final class Asset {
  private final String mediaType;
  private final byte[] plain;
  private final byte[] gzipped;

  private Asset(String mediaType, byte[] plain, byte[] gzipped) {
    this.mediaType = mediaType;
    this.plain = plain;
    this.gzipped = gzipped;
  }

  static Asset of(String path, byte[] bytes) {
    return new Asset(mediaTypeOf(path), bytes, gzip(bytes));
  }

  String mediaType() {
    return mediaType;
  }

  byte[] plain() {
    return plain;
  }

  byte[] gzipped() {
    return gzipped;
  }

  private static String mediaTypeOf(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "html" -> "text/html; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default ->
          throw new IllegalStateException("The client has a file of an unknown kind: " + path);
    };
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }
}
