package org.folkmoot.load.drill;

import java.util.Locale;

/** What the nemesis can do; how it does it is {@link Nemesis}'s. */
enum Fault {
  KILL_REPLICA(Victim.REPLICAS, 10, 8_000, 0),
  PAUSE_REPLICA(Victim.REPLICAS, 16, 10_000, 0),
  ROLL(Victim.REPLICAS, 55, 10_000, 10_000),
  RESTART_REDIS(Victim.REDIS, 3, 3_000, 4_000),
  PAUSE_REDIS(Victim.REDIS, 11, 3_000, 4_000),
  DROP_REDIS(Victim.REDIS, 1, 3_000, 4_000),
  KILL_POSTGRES(Victim.POSTGRES, 5, 8_000, 0),
  PAUSE_POSTGRES(Victim.POSTGRES, 6, 8_000, 0),
  // Everybody reads everything anew, all at once.
  RESTORE(Victim.POSTGRES, 12, 20_000, 0),
  CUT_CLIENTS(Victim.CLIENTS, 1, 8_000, 0),
  SLEEP_CLIENTS(Victim.CLIENTS, 8, 8_000, 0),
  DEAFEN_CLIENTS(Victim.CLIENTS, 8, 8_000, 0);

  /** Whom it hits. Two at once hit different ones, or one would hide what the other does. */
  enum Victim {
    REPLICAS,
    REDIS,
    POSTGRES,
    CLIENTS
  }

  private final Victim victim;
  private final int seconds;
  private final long withinMillis;
  private final long duringMillis;

  /**
   * Names one. The limits are sums of what the contract grants: two seconds for the sweep when
   * calls between replicas are lost, three for clients to spread their return over, and as much
   * again for an attempt that fails; the rest is for the machine, which plays all parts at once.
   */
  Fault(Victim victim, int seconds, long withinMillis, long duringMillis) {
    this.victim = victim;
    this.seconds = seconds;
    this.withinMillis = withinMillis;
    this.duringMillis = duringMillis;
  }

  Victim victim() {
    return victim;
  }

  /** About how long it takes. */
  int seconds() {
    return seconds;
  }

  /** How long a message may take to listeners, from its ack or from the fault's end. */
  long withinMillis() {
    return withinMillis;
  }

  /** How long while the fault lasts; 0 for as long as it likes. */
  long duringMillis() {
    return duringMillis;
  }

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A replica can't begin without the database, so what begins replicas leaves that alone. */
  boolean goesWith(Fault other) {
    if (victim == other.victim) {
      return false;
    }
    boolean replicas = begins() || other.begins();
    boolean postgres = victim == Victim.POSTGRES || other.victim == Victim.POSTGRES;
    return !(replicas && postgres);
  }

  private boolean begins() {
    return this == KILL_REPLICA || this == ROLL;
  }
}
