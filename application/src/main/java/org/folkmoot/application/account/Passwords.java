package org.folkmoot.application.account;

import java.util.Optional;
import org.folkmoot.domain.user.Password;

/** For keeping passwords so that a thief of the database can't use them. */
public interface Passwords {
  String hash(Password password);

  /** Takes the same time whether there is a hash or not, so that nobody learns who exists. */
  boolean matches(Password password, Optional<String> hash);
}
