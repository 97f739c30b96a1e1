package org.folkmoot.load.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All of a message that takes a number when it changes, and nothing that is a view of the moment
 * (names, pictures, excerpts, counts of replies). The same state has the same fingerprint, whether
 * it came over the wire or stands in the database.
 *
 * @param told what a system message tells, as event and username; empty for others
 * @param reactions by emoji those who reacted
 */
public record MessageState(
    long seq,
    long changed,
    String kind,
    String sender,
    String clientId,
    String body,
    boolean edited,
    boolean deleted,
    long replyTo,
    long thread,
    boolean alsoInRoom,
    List<String> mentions,
    String told,
    SortedMap<String, List<String>> reactions) {

  // Of more than these the wire names only the first.
  private static final int NAMED_MAX = 20;

  public static MessageState of(JsonNode message) {
    List<String> mentions = new ArrayList<>();
    message.path("mentions").forEach(name -> mentions.add(name.asText()));
    TreeMap<String, List<String>> reactions = new TreeMap<>();
    for (JsonNode reaction : message.path("reactions")) {
      List<String> users = new ArrayList<>();
      reaction.path("users").forEach(name -> users.add(name.asText()));
      // Names that aren't told still count.
      while (users.size() < reaction.path("count").asInt()) {
        users.add("");
      }
      reactions.put(reaction.path("emoji").asText(), users);
    }
    JsonNode system = message.path("system");
    return new MessageState(
        message.path("seq").asLong(),
        message.path("changed").asLong(),
        message.path("kind").asText(),
        message.path("sender").path("username").asText(),
        message.path("clientId").asText(),
        message.path("body").asText(),
        message.has("editedAt"),
        message.has("deletedAt"),
        message.path("replyTo").path("seq").asLong(),
        message.path("thread").asLong(),
        message.path("alsoInRoom").asBoolean(),
        mentions,
        system.isMissingNode()
            ? ""
            : told(system.path("event").asText(), system.path("user").path("username").asText()),
        reactions);
  }

  public static String told(String event, String username) {
    return event + " " + username;
  }

  public long fingerprint() {
    StringBuilder text = new StringBuilder(160 + body.length());
    text.append(seq).append('|').append(kind).append('|').append(sender).append('|');
    text.append(clientId).append('|').append(body).append('|').append(edited).append(deleted);
    text.append('|').append(replyTo).append('|').append(thread).append(alsoInRoom);
    text.append('|').append(new TreeSet<>(mentions));
    text.append('|').append(told);
    reactions.forEach(
        (emoji, users) -> {
          text.append('|').append(emoji).append(users.size());
          if (users.size() <= NAMED_MAX) {
            text.append(new TreeSet<>(users));
          }
        });
    return Fingerprint.of(text.toString());
  }
}
