package org.folkmoot.application.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One emoji below a message.
 *
 * @param users the first twenty who reacted with it
 * @param mine whether the reader did; absent where one answer serves many readers
 */
public record ReactionView(String emoji, int count, List<String> users, @Nullable Boolean mine) {
  /** So many names are shown; the rest is a number. */
  public static final int USERS_MAX = 20;
}
