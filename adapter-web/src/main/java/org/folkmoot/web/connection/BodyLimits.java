package org.folkmoot.web.connection;

import java.util.Set;

/** How large the body of a request may be, by its path. */
final class BodyLimits {
  /** Names, a password and an address, each at its longest and escaped: 4 KiB, twice. */
  static final int SIGN_IN_BYTES_MAX = 8 * 1024;

  /** As much as a frame on the socket; a message at its longest is 32 kB. */
  static final int JSON_BYTES_MAX = 64 * 1024;

  /** Two thousand rooms and directs, each by its id with a position, or in fifty sections. */
  static final int ALL_ROOMS_BYTES_MAX = 128 * 1024;

  private static final String SIGN_IN = "/api/auth/";
  private static final Set<String> ALL_ROOMS = Set.of("/api/me/read", "/api/me/sections");

  private BodyLimits() {}

  static int bytesMax(String path) {
    if (path.startsWith(SIGN_IN)) {
      return SIGN_IN_BYTES_MAX;
    }
    return ALL_ROOMS.contains(path) ? ALL_ROOMS_BYTES_MAX : JSON_BYTES_MAX;
  }
}
