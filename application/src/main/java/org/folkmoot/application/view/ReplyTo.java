package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/** What a message answers: a glance at it, as of the reading. */
public record ReplyTo(long seq, UserRef sender, @Nullable String excerpt) {
  /** Enough to recognize a message by. */
  public static final int EXCERPT_CHARS_MAX = 140;
}
