package org.folkmoot.domain.user;

import org.folkmoot.domain.text.Text;

/** A password as it was typed. It is never stored, logged or printed. */
public record Password(String value) {
  public Password {
    Text.bounded("password", value, 10, 200);
  }

  @Override
  public String toString() {
    return "Password[…]";
  }
}
