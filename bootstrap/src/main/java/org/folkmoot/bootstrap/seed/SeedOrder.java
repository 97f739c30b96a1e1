package org.folkmoot.bootstrap.seed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.folkmoot.bootstrap.settings.CannotStart;

/**
 * What the command is told to make.
 *
 * @param seed the same one puts the same people into the same rooms
 * @param out the file for rooms and people, with their tokens
 */
public record SeedOrder(int users, int rooms, int roomsPerUser, int seed, Path out) {
  // Names have five digits, and a file for more would be better made by something else.
  private static final int USERS_MAX = 99_999;
  private static final int ROOMS_MAX = 10_000;

  // As many as a client may name in its hello.
  private static final int ROOMS_PER_USER_MAX = 1_000;

  /**
   * Whoever knows Folkmoot knows what these people sign in with, and the first of them administers
   * the server. So nobody makes them by a slip.
   */
  private static final String KNOWN_PASSWORD = "--with-known-password";

  private static final String USAGE =
      "seed wants --with-known-password, as whoever it makes, an administrator among them, gets one"
          + " that everybody may know; it wants --out FILE,"
          + " and takes --users 200 --rooms 40 --rooms-per-user 8 --seed 1";

  public static SeedOrder from(List<String> given) {
    List<String> arguments =
        given.stream().filter(argument -> !argument.equals(KNOWN_PASSWORD)).toList();
    if (arguments.size() == given.size()) {
      throw new CannotStart(USAGE + ".");
    }
    Map<String, String> options =
        new TreeMap<>(
            Map.of("--users", "200", "--rooms", "40", "--rooms-per-user", "8", "--seed", "1"));
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!(options.containsKey(name) || name.equals("--out")) || i + 1 == arguments.size()) {
        throw new CannotStart("%s; %s fits nowhere.".formatted(USAGE, name));
      }
      options.put(name, arguments.get(i + 1));
    }
    String out = options.get("--out");
    if (out == null) {
      throw new CannotStart(USAGE + ".");
    }
    int rooms = number(options, "--rooms", 0, ROOMS_MAX);
    return new SeedOrder(
        number(options, "--users", 1, USERS_MAX),
        rooms,
        number(options, "--rooms-per-user", 0, Math.min(rooms, ROOMS_PER_USER_MAX)),
        number(options, "--seed", 0, Integer.MAX_VALUE),
        Path.of(out));
  }

  private static int number(Map<String, String> options, String name, int least, int most) {
    String text = String.valueOf(options.get(name));
    long number = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
    if (number < least || number > most) {
      throw new CannotStart(
          "%s is %s, but must be a number from %d to %d.".formatted(name, text, least, most));
    }
    return (int) number;
  }
}
