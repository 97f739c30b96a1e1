package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.EmailAddress;
import org.folkmoot.domain.user.Profile;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.domain.user.WhoMayAdd;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Users}. */
public abstract class UsersContract {
  protected abstract Users users();

  protected abstract Transactions transactions();

  @Test
  void namesAreTakenWhateverTheirCase() {
    assertThat(add(1, "Ada", "ada@example.org")).isEqualTo(Users.Added.DONE);
    assertThat(add(2, "aDA", null)).isEqualTo(Users.Added.USERNAME_TAKEN);
    assertThat(add(3, "bob", "ADA@example.org")).isEqualTo(Users.Added.EMAIL_TAKEN);
    assertThat(add(4, "bob", null)).isEqualTo(Users.Added.DONE);
  }

  @Test
  void peopleAreFoundByIdNameAndAddress() {
    assertThat(users().anyPerson()).isFalse();
    add(1, "Ada", "ada@example.org");
    assertThat(users().anyPerson()).isTrue();
    UserId id = new UserId(new UUID(9, 1));
    assertThat(users().byId(id).map(User::username)).contains(new Username("Ada"));
    assertThat(users().byUsername(new Username("aDa")).map(User::id)).contains(id);
    assertThat(users().byLogin("ADA").map(l -> l.user().id())).contains(id);
    assertThat(users().byLogin("Ada@Example.org").map(Users.Login::passwordHash))
        .contains("hash-1");
    assertThat(users().byLogin("nobody")).isEmpty();
    add(2, "bob", null);
    assertThat(users().called(List.of(new Username("aDa"), new Username("carl"))))
        .extracting(User::id)
        .containsExactly(id);
    assertThat(users().called(List.of())).isEmpty();
    assertThat(users().withIds(List.of(id, new UserId(new UUID(9, 2)), new UserId(new UUID(9, 3)))))
        .extracting(user -> user.username().value())
        .containsExactlyInAnyOrder("Ada", "bob");
    assertThat(users().withIds(List.of())).isEmpty();
    assertThat(users().byId(new UserId(new UUID(9, 9)))).isEmpty();
  }

  @Test
  void profilesChange() {
    add(1, "ada", "ada@example.org");
    add(2, "bob", "bob@example.org");
    User ada = users().byUsername(new Username("ada")).orElseThrow();
    User countess =
        ada.shownAs(
            new Profile(
                new DisplayName("The Countess"),
                new EmailAddress("countess@example.org"),
                "Writes programs",
                null));
    assertThat(users().change(countess)).isTrue();
    assertThat(users().byId(ada.id())).contains(countess);
    assertThat(users().byLogin("COUNTESS@example.org").map(l -> l.user().id())).contains(ada.id());
    assertThat(users().byLogin("ada@example.org")).isEmpty();
    User thief =
        countess.shownAs(
            new Profile(
                new DisplayName("A thief"), new EmailAddress("BOB@example.org"), null, null));
    assertThat(users().change(thief)).isFalse();
    assertThat(users().byId(ada.id())).contains(countess);
    User shy = countess.shownAs(new Profile(countess.displayName(), null, null, null));
    assertThat(users().change(shy)).isTrue();
    assertThat(users().byId(ada.id())).contains(shy);
  }

  @Test
  void everyoneMayAddWhoeverHasNotChosen() {
    add(1, "ada", null);
    UserId ada = new UserId(new UUID(9, 1));
    assertThat(users().whoMayAdd(ada)).isEqualTo(WhoMayAdd.EVERYONE);
    for (WhoMayAdd who : WhoMayAdd.values()) {
      users().letAdd(ada, who);
      assertThat(users().whoMayAdd(ada)).isEqualTo(who);
    }
    assertThat(users().whoMayAdd(new UserId(new UUID(9, 2)))).isEqualTo(WhoMayAdd.EVERYONE);
  }

  @Test
  void passwordsChange() {
    add(1, "ada", null);
    add(2, "bob", null);
    users().changePassword(new UserId(new UUID(9, 1)), "another");
    assertThat(users().byLogin("ada").map(Users.Login::passwordHash)).contains("another");
    assertThat(users().byLogin("bob").map(Users.Login::passwordHash)).contains("hash-2");
  }

  @Test
  void namesAreListedByTheirBeginning() {
    add(1, "anna", null);
    add(2, "Anton", null);
    add(3, "bob", null);
    assertThat(users().named("AN", 10))
        .extracting(u -> u.username().value())
        .containsExactly("anna", "Anton");
    assertThat(users().named("an", 1)).hasSize(1);
  }

  private Users.Added add(int id, String name, String email) {
    User user =
        new User(
            new UserId(new UUID(9, id)),
            new Username(name),
            new DisplayName(name),
            email == null ? null : new EmailAddress(email),
            null,
            null,
            id == 1,
            false,
            People.NOON);
    return transactions().write(() -> users().add(user, "hash-" + id));
  }
}
