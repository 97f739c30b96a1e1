package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.application.account.SignIns;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/** Sign-ins in an {@link InMemoryStore}. */
public class InMemorySignIns implements SignIns {
  private final InMemoryStore store;

  public InMemorySignIns(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void add(SignIn signIn) {
    put(signIn);
  }

  private void put(SignIn signIn) {
    store.write(
        () ->
            store.statement(
                t -> {
                  store.put(t.signIns, signIn.id(), signIn);
                  return true;
                }));
  }

  @Override
  public Optional<SignIn> lock(SignInId id) {
    return store.statement(t -> Optional.ofNullable(t.signIns.get(id)));
  }

  @Override
  public void turned(SignInId id, int generation, Instant now) {
    lock(id)
        .ifPresent(
            s ->
                put(
                    new SignIn(
                        id,
                        s.user(),
                        s.createdAt(),
                        now,
                        generation,
                        now,
                        s.revokedAt(),
                        s.client())));
  }

  @Override
  public void revoke(SignInId id, Instant now) {
    lock(id)
        .filter(s -> s.revokedAt() == null)
        .ifPresent(
            s ->
                put(
                    new SignIn(
                        id,
                        s.user(),
                        s.createdAt(),
                        s.usedAt(),
                        s.generation(),
                        s.turnedAt(),
                        now,
                        s.client())));
  }

  @Override
  public Set<SignInId> good(Collection<SignInId> ids) {
    return store.statement(
        t -> {
          Set<SignInId> good = new HashSet<>();
          for (SignInId id : ids) {
            SignIn signIn = t.signIns.get(id);
            if (signIn != null && signIn.revokedAt() == null) {
              good.add(id);
            }
          }
          return good;
        });
  }

  @Override
  public List<SignIn> of(UserId user) {
    return store.statement(
        t ->
            t.signIns.values().stream()
                .filter(s -> s.user().equals(user) && s.revokedAt() == null)
                .toList());
  }
}
