package org.folkmoot.domain.message;

import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Who made the latest change of a message; for a reaction, also which emoji, on or off. */
public record LastChange(UserId user, @Nullable Emoji emoji, @Nullable Boolean on) {
  public static LastChange of(UserId user) {
    return new LastChange(user, null, null);
  }
}
