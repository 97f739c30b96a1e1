package org.folkmoot.application.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.domain.user.WhoMayAdd;

/** For remembering who has an account. */
public interface Users {
  /** Keeps a new account, or says which of its names is taken. */
  Added add(User user, String passwordHash);

  /** Locked until the transaction ends, so that of two changes neither is lost. */
  Optional<User> lock(UserId id);

  /** Keeps how somebody is shown now; false, and nothing kept, when the address is another's. */
  boolean change(User user);

  /** Whether others see how far they have read. */
  boolean showsReading(UserId id);

  void showReading(UserId id, boolean shown);

  /** Whom somebody lets bring them into rooms; everyone, if they haven't said. */
  WhoMayAdd whoMayAdd(UserId id);

  void letAdd(UserId id, WhoMayAdd who);

  void changePassword(UserId id, String passwordHash);

  Optional<User> byId(UserId id);

  Optional<User> byUsername(Username username);

  /** Those of these names who have an account, in no order. */
  List<User> called(Collection<Username> names);

  /** Those of these ids who have an account, in no order. */
  List<User> withIds(Collection<UserId> ids);

  /** By username or e-mail address, whatever the case. */
  Optional<Login> byLogin(String login);

  /** Whether any person has an account; the server's own voice doesn't count. */
  boolean anyPerson();

  /** People whose name begins so. */
  List<User> named(String beginning, int limit);

  /** An account with what its password must match. */
  record Login(User user, String passwordHash) {}

  /** What became of a new account. */
  enum Added {
    DONE,
    USERNAME_TAKEN,
    EMAIL_TAKEN
  }
}
