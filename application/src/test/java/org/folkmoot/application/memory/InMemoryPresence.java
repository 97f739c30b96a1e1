package org.folkmoot.application.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.domain.user.UserId;

/** One replica's hand on a board that all replicas share; its word counts as long as its lease. */
public final class InMemoryPresence implements Presence {
  /** What each replica has said of its people, and when. */
  public static final class Board {
    private final Map<String, Word> words = new TreeMap<>();
    private final LongSupplier nanos;

    public Board(LongSupplier nanos) {
      this.nanos = nanos;
    }

    private Map<UserId, State> all() {
      words.values().removeIf(word -> nanos.getAsLong() > word.untilNanos);
      Map<UserId, State> all = new HashMap<>();
      words
          .values()
          .forEach(
              word ->
                  word.of.forEach(
                      (user, state) ->
                          all.merge(user, state, (a, b) -> a.compareTo(b) <= 0 ? a : b)));
      return all;
    }
  }

  private static final class Word {
    final Map<UserId, State> of = new HashMap<>();
    long untilNanos;
  }

  private final Board board;
  private final String replica;

  public InMemoryPresence(Board board, String replica) {
    this.board = board;
    this.replica = replica;
  }

  private Word word() {
    return board.words.computeIfAbsent(
        replica,
        r -> {
          Word fresh = new Word();
          fresh.untilNanos = board.nanos.getAsLong() + LEASE_MILLIS * 1_000_000L;
          return fresh;
        });
  }

  @Override
  public void here(UserId user, State state) {
    synchronized (board) {
      word().of.put(user, state);
    }
  }

  @Override
  public void gone(UserId user) {
    synchronized (board) {
      word().of.remove(user);
    }
  }

  @Override
  public void renew(Map<UserId, State> here) {
    synchronized (board) {
      board.words.remove(replica);
      word().of.putAll(here);
    }
  }

  @Override
  public Map<UserId, State> of(Collection<UserId> users) {
    synchronized (board) {
      Map<UserId, State> found = board.all();
      found.keySet().retainAll(users);
      return found;
    }
  }

  @Override
  public Set<UserId> online(int limit) {
    synchronized (board) {
      Set<UserId> some = new LinkedHashSet<>();
      board.all().keySet().stream().limit(limit).forEach(some::add);
      return some;
    }
  }
}
