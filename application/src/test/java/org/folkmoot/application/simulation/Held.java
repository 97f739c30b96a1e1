package org.folkmoot.application.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.RoomView;

/** What a client holds of one room. */
final class Held {
  String epoch = "";
  long cursor;
  boolean stale = true;
  private final Map<String, Seen.State> things = new TreeMap<>();
  private List<Object> own = List.of();

  void keep(Seen.State state) {
    Seen.State known = things.get(state.thing());
    if (known == null || known.changed() < state.changed()) {
      things.put(state.thing(), state);
    }
  }

  /** What the reader themselves are in it, and how they have set it. */
  void takeOwn(RoomView view) {
    own = own(view);
  }

  private static List<Object> own(RoomView view) {
    return List.of(view.myRole(), view.mine());
  }

  void drop() {
    things.clear();
    stale = true;
  }

  void mustBe(RoomView view, List<Seen.State> fresh, String name) {
    World.require(own.equals(own(view)), name + " takes itself for " + own + " in " + view);
    Map<String, Object> expected = new TreeMap<>();
    fresh.forEach(state -> expected.put(state.thing(), state.state()));
    Map<String, Object> actual = new TreeMap<>();
    things.forEach((thing, state) -> actual.put(thing, state.state()));
    actual.keySet().removeIf(thing -> thing.equals("room"));
    actual.values().removeIf(state -> state instanceof MemberView m && m.role().equals("none"));
    World.require(
        expected.equals(actual),
        "%s holds of %s\n  %s\nand a fresh read shows\n  %s"
            .formatted(name, view.id(), actual, expected));
  }
}
