package org.folkmoot.load.check;

import java.util.List;
import java.util.Map;
import org.folkmoot.load.client.MessageState;

/** What the database holds, read in one snapshot when all is quiet. */
public record Truth(String epoch, Map<String, Room> rooms) {
  /**
   * One room.
   *
   * @param changed the number of the room's own latest change
   * @param messages in order, by their seqs
   * @param members by username, also those who have gone
   */
  public record Room(
      String id,
      String name,
      String visibility,
      long head,
      long changed,
      List<MessageState> messages,
      Map<String, Member> members) {}

  /**
   * Somebody's standing in a room.
   *
   * @param left below zero while they are in
   */
  public record Member(
      String username, String role, long changed, long left, long visibleFrom, long readSeq) {
    public boolean isIn() {
      return left < 0;
    }
  }
}
