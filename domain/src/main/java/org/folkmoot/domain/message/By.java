package org.folkmoot.domain.message;

import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Who made the latest change of a message; for a reaction, also which emoji, on or off. */
public record By(UserId user, @Nullable Emoji emoji, @Nullable Boolean on) {
  public static By of(UserId user) {
    return new By(user, null, null);
  }
}
