package org.folkmoot.web.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A file of the client as it goes out, plain and compressed. */
final class Asset {
  static final String IDENTITY = "identity";

  private final String mediaType;
  private final byte[] plain;

  /** By the name of the encoding, the smaller first. */
  private final Map<String, byte[]> packed;

  private Asset(String mediaType, byte[] plain, Map<String, byte[]> packed) {
    this.mediaType = mediaType;
    this.plain = plain;
    this.packed = packed;
  }

  /** One that is compressed here and now. */
  static Asset of(String path, byte[] bytes) {
    return new Asset(mediaTypeOf(path), bytes, Map.of("gzip", gzip(bytes)));
  }

  /** One that was compressed when Folkmoot was built, or else is here and now. */
  static Asset of(String path, byte[] bytes, ClientFolder folder) {
    // A font is compressed as it is.
    if (path.endsWith(".woff2")) {
      return new Asset(mediaTypeOf(path), bytes, Map.of());
    }
    Map<String, byte[]> packed = new LinkedHashMap<>();
    folder.readIfThere(path + ".br").ifPresent(br -> packed.put("br", br));
    packed.put("gzip", folder.readIfThere(path + ".gz").orElseGet(() -> gzip(bytes)));
    return new Asset(mediaTypeOf(path), bytes, packed);
  }

  String mediaType() {
    return mediaType;
  }

  byte[] plain() {
    return plain;
  }

  /**
   * How it is best sent to somebody.
   *
   * @param headers all values of {@code Accept-Encoding}
   */
  String encodingFor(List<String> headers) {
    return packed.keySet().stream()
        .filter(encoding -> AcceptedEncodings.take(encoding, headers))
        .findFirst()
        .orElse(IDENTITY);
  }

  byte[] encoded(String encoding) {
    return packed.getOrDefault(encoding, plain);
  }

  private static String mediaTypeOf(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "html" -> "text/html; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "woff2" -> "font/woff2";
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
