package org.folkmoot.application.memory;

import java.util.Optional;
import org.folkmoot.application.account.Passwords;
import org.folkmoot.domain.user.Password;

/** Keeps passwords as they are: no test has time for a real hash. */
public final class InMemoryPasswords implements Passwords {
  @Override
  public String hash(Password password) {
    return "plain:" + password.value();
  }

  @Override
  public boolean matches(Password password, Optional<String> hash) {
    return hash.isPresent() && hash.get().equals(hash(password));
  }
}
