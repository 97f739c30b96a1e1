package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.HistoryContract;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.Replies;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcHistoryTest extends HistoryContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected RoomLog log() {
    return STORED.log();
  }

  @Override
  protected History history() {
    return STORED.history();
  }

  @Override
  protected Users users() {
    return STORED.users();
  }

  @Override
  protected Transactions transactions() {
    return STORED.transactions();
  }

  // Whether it was answered isn't known of what was said before answers were marked.
  @Test
  void answersToWhatHasNoMarkAreFound() throws SQLException {
    UserId ada = new UserId(new UUID(0, 21));
    RoomId room = new RoomId(new UUID(0, 22));
    STORED.person(ada, "ada", Instant.EPOCH);
    try (Connection connection = STORED.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into rooms (id, kind, name, name_key, description, visibility, head, changed, event,
              first_seq, member_count, created_by, created_at)
            values ('%2$s', 'room', 'old', 'old', '', 'public', 2, 1, 'created', 1, 1, '%1$s', now());
          insert into memberships (room_id, user_id, username_key, role, changed, event, joined_seq,
              visible_from, joined_at, read_seq)
            values ('%2$s', '%1$s', 'ada', 'member', 1, 'joined', 1, 0, now(), 0);
          insert into messages (room_id, seq, changed, kind, sender_id, body, created_at, reply_to)
            values ('%2$s', 1, 1, 'text', '%1$s', 'question', now(), null),
              ('%2$s', 2, 2, 'text', '%1$s', 'answer', now(), 1);
          update messages set has_replies = null where room_id = '%2$s'"""
              .formatted(ada, room));
    }
    MessageView question = STORED.history().message(ada, room, new Seq(1)).orElseThrow();
    assertThat(question.replies()).isEqualTo(new Replies(1, 2));
  }
}
