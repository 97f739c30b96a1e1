package org.folkmoot.load.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.client.Json;

/** People who sign in with their passwords, so many at once; nearly all of it is the hash. */
final class SigningIn {
  private static final int[] AT_ONCE = {1, 16};
  // What the seed gives to everybody.
  private static final String PASSWORD = "correct horse battery";

  private final Bench bench;
  private final double seconds;

  SigningIn(Bench bench, double seconds) {
    this.bench = bench;
    this.seconds = seconds;
  }

  static String with(int atOnce) {
    return "signing in, " + atOnce + " at once";
  }

  void measure() {
    Subject subject = bench.stand().folkmoot();
    List<Account> people = bench.stand().people().all();
    for (int atOnce : AT_ONCE) {
      Callers.Found found =
          new Callers(atOnce, seconds).call(subject, random -> login(one(people, random)));
      found.tell(bench.findings(), with(atOnce), subject);
      bench.say(
          "%s: %.1f/s, p50 %.0f ms, p99 %.0f ms, CPU ms each: server %.1f, PostgreSQL %.2f",
          with(atOnce),
          found.perSecond(),
          found.delays().millis(50),
          found.delays().millis(99),
          found.serverCpu(),
          found.postgresCpu());
    }
  }

  private static Account one(List<Account> people, SplittableRandom random) {
    return people.get(random.nextInt(people.size()));
  }

  private static Caller.Call login(Account who) {
    String body =
        Json.object().put("username", who.username()).put("password", PASSWORD).toString();
    return new Caller.Call("POST", "/api/auth/login", null, body);
  }
}
