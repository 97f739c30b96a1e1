package org.folkmoot.domain.user;

import java.util.UUID;

/** Names one sign-in: one browser or program that has proved who uses it. */
public record SignInId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
