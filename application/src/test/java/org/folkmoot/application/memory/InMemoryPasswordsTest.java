package org.folkmoot.application.memory;

import org.folkmoot.application.account.Passwords;
import org.folkmoot.application.contract.PasswordsContract;

final class InMemoryPasswordsTest extends PasswordsContract {
  @Override
  protected Passwords passwords() {
    return new InMemoryPasswords();
  }
}
