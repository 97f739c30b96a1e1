package org.folkmoot.load.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.folkmoot.load.check.Names;
import org.folkmoot.load.check.Recording;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.client.Backoff;
import org.folkmoot.load.client.Calls;
import org.folkmoot.load.client.ClientSettings;
import org.folkmoot.load.client.Json;
import org.folkmoot.load.client.Lines;
import org.folkmoot.load.client.ProtocolClient;

/** Everybody: two in three have one device, the third has two. */
final class Crowd {
  // Ten times the contract's patience would outlast most runs.
  private static final Backoff BACKOFF = new Backoff(3_000, 5_000);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  /**
   * As the cluster's seed makes them: many rooms that overlap, and each person in eight of them.
   */
  static final int ROOMS_EACH = 8;

  static final int PEOPLE_PER_ROOM = 5;

  private final List<Guest> guests = new ArrayList<>();
  private final List<String> rooms = new ArrayList<>();
  private final Map<String, List<String>> members = new HashMap<>();
  private final Highest highest = new Highest();

  /** How many people share so many devices. */
  static int people(int clients) {
    return Math.max(1, clients * 2 / 3);
  }

  static int roomsFor(int people) {
    return Math.max(ROOMS_EACH, people / PEOPLE_PER_ROOM);
  }

  static Crowd of(
      Path seeded, URI server, int clients, Lines lines, Calls calls, SplittableRandom random)
      throws IOException {
    Crowd crowd = new Crowd();
    List<Account> accounts = new ArrayList<>();
    for (String line : Files.readAllLines(seeded)) {
      JsonNode told = Json.read(line);
      if (told.has("room")) {
        crowd.rooms.add(told.path("room").asText());
        continue;
      }
      String username = told.path("username").asText();
      accounts.add(new Account(username, told.path("accessToken").asText()));
      for (JsonNode room : told.path("rooms")) {
        crowd.members.computeIfAbsent(room.asText(), id -> new ArrayList<>()).add(username);
      }
    }
    ClientSettings settings = new ClientSettings(server, BACKOFF, ANSWER_WITHIN);
    Names roomNames = new Names();
    Names epochs = new Names();
    for (int i = 0; i < clients; i++) {
      Account account = accounts.get(i % accounts.size());
      String name = account.username() + (i < accounts.size() ? "" : "-" + i / accounts.size());
      Recording recording =
          new Recording(name, account.username(), roomNames, epochs, System::nanoTime);
      ProtocolClient client =
          new ProtocolClient(lines, calls, settings, account, name, random.split(), recording);
      crowd.guests.add(new Guest(client, recording, crowd.highest));
    }
    return crowd;
  }

  List<Guest> guests() {
    return guests;
  }

  /** The rooms that were seeded: everyone's own choice, and not the one that all are in. */
  List<String> rooms() {
    return rooms;
  }

  /** Who was in a room at the beginning. */
  List<String> members(String room) {
    return members.getOrDefault(room, List.of());
  }

  /** The histories that anybody knows of. */
  Set<String> epochs() {
    return guests.stream()
        .map(guest -> guest.client().epoch())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  Highest highest() {
    return highest;
  }

  List<Recording> recordings() {
    return guests.stream().map(Guest::recording).toList();
  }

  /** How much all of them have asked for that isn't answered. */
  int unanswered() {
    return guests.stream().mapToInt(guest -> guest.client().unanswered()).sum();
  }

  /** Those of them who are behind: not connected, still reading, or not so far in a room. */
  List<Guest> behind(Map<String, Long> heads) {
    return guests.stream().filter(guest -> !guest.isAbsent() && isBehind(guest, heads)).toList();
  }

  private static boolean isBehind(Guest guest, Map<String, Long> heads) {
    ProtocolClient client = guest.client();
    return !client.isSettled()
        || client.rooms().stream()
            .anyMatch(room -> client.cursor(room) < heads.getOrDefault(room, 0L));
  }
}
