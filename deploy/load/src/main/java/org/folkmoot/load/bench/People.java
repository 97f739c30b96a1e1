package org.folkmoot.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.client.Json;

/**
 * Whoever was seeded.
 *
 * @param of who is in which room
 */
record People(List<Account> all, Map<String, List<Account>> of) {
  static People read(Path seeded) throws IOException {
    List<Account> all = new ArrayList<>();
    Map<String, List<Account>> of = new LinkedHashMap<>();
    for (String line : Files.readAllLines(seeded)) {
      JsonNode told = Json.read(line);
      if (told.has("username")) {
        Account account =
            new Account(told.path("username").asText(), told.path("accessToken").asText());
        all.add(account);
        for (JsonNode room : told.path("rooms")) {
          of.computeIfAbsent(room.asText(), r -> new ArrayList<>()).add(account);
        }
      }
    }
    return new People(all, of);
  }
}
