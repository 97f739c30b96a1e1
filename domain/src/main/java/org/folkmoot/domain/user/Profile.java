package org.folkmoot.domain.user;

import org.folkmoot.domain.text.Text;
import org.jspecify.annotations.Nullable;

/** What somebody says of themselves; blank texts are none. */
public record Profile(
    DisplayName displayName,
    @Nullable EmailAddress email,
    @Nullable String bio,
    @Nullable String status) {
  public static final int BIO_CHARS_MAX = 500;
  public static final int STATUS_CHARS_MAX = 140;

  public Profile {
    bio = noted("bio", bio, BIO_CHARS_MAX);
    status = noted("status", status, STATUS_CHARS_MAX);
  }

  private static @Nullable String noted(String field, @Nullable String text, int max) {
    return text == null || text.isBlank() ? null : Text.bounded(field, text, 1, max);
  }
}
