package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.HERE;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.invite.AcceptInvite;
import org.folkmoot.application.invite.CreateInvite;
import org.folkmoot.application.invite.Invites;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.room.ActInRoom;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;

final class InviteRaceTest {
  private static final int AT_ONCE = 16;

  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  // Only for the ears of those who are connected, of whom there are none.
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);

  @Test
  void ofSixteenWhoTakeTheOneUseThatIsLeftOneComesIn() throws Exception {
    try (Stored stored = new Stored();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      UserId owner = person(stored, 100);
      CreateRoom create =
          new CreateRoom(
              stored.log(),
              stored.rooms(),
              stored.transactions(),
              house.live,
              time,
              UUID::randomUUID);
      RoomView den =
          accepted(create.create(owner, new RoomName("den"), Description.NONE, Visibility.PRIVATE));
      RoomId room = new RoomId(UUID.fromString(den.id()));
      Invites invites = stored.bean(Invites.class);
      ChangeInRoom change = new ChangeInRoom(stored.log(), stored.transactions(), house.live, time);
      ActInRoom act = new ActInRoom(change, stored.log(), stored.users());
      CreateInvite.Made made =
          accepted(
              new CreateInvite(act, invites, UUID::randomUUID, UUID::randomUUID)
                  .create(owner, room, null, 1));
      AcceptInvite accept =
          new AcceptInvite(
              new AcceptInvite.Stores(stored.log(), stored.rooms(), invites, stored.users()),
              change,
              Limit.NONE);

      CountDownLatch all = new CountDownLatch(AT_ONCE);
      List<Future<Decision<RoomView>>> answers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        UserId guest = person(stored, i);
        answers.add(
            threads.submit(
                () -> {
                  all.countDown();
                  all.await();
                  return accept.accept(guest, made.code(), HERE);
                }));
      }
      int in = 0;
      for (Future<Decision<RoomView>> answer : answers) {
        switch (answer.get()) {
          case Decision.Accepted<RoomView>(RoomView view) -> {
            in++;
            assertThat(view.myRole()).isEqualTo("member");
          }
          case Decision.Refused<RoomView>(Refusal refusal) ->
              assertThat(refusal.reason()).isEqualTo(Refusal.Reason.GONE);
        }
      }
      assertThat(in).isEqualTo(1);
      assertThat(stored.rooms().view(room, owner).orElseThrow().memberCount()).isEqualTo(2);
      assertThat(invites.byCode(made.code().hash()).orElseThrow().invite().uses()).isEqualTo(1);
    }
  }

  private UserId person(Stored stored, int number) {
    UserId id = new UserId(new UUID(5, number));
    stored.person(id, "person" + number, time.instant());
    return id;
  }
}
