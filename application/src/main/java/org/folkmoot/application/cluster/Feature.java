package org.folkmoot.application.cluster;

import java.util.Arrays;
import java.util.List;

/**
 * What may be used only when every replica knows it: because one that doesn't would write over it,
 * or would not do what it promises.
 */
public enum Feature {
  /** Whoever may not be added against their word would still be added by a version before. */
  WHO_MAY_ADD_ME("whoMayAddMe", 2),

  /** A version before would show and count what is said in a thread as if it were in the room. */
  THREADS("threads", 3);

  /** What a cluster knows in which nothing is new. */
  public static final int FIRST_LEVEL = 1;

  /** What this version knows. */
  public static final int LEVEL =
      Arrays.stream(values()).mapToInt(feature -> feature.level).max().orElse(FIRST_LEVEL);

  private final String wireName;
  private final int level;

  Feature(String wireName, int level) {
    this.wireName = wireName;
    this.level = level;
  }

  /** As clients know it. */
  public String wireName() {
    return wireName;
  }

  /** The level from which on it may be used. */
  public int level() {
    return level;
  }

  /** All that may be used at a level, as clients know them. */
  static List<String> namesAt(int level) {
    return Arrays.stream(values())
        .filter(feature -> feature.level <= level)
        .map(Feature::wireName)
        .toList();
  }
}
