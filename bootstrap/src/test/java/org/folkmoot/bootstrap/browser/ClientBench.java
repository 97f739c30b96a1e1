package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the page costs in a browser: the command {@code deploy/bench-client}. It isn't run with the
 * tests, since its figures are those of a machine that does nothing else.
 */
class ClientBench {
  @RegisterExtension
  private static final Meeting MEETING =
      new Meeting(
          Map.of(
              "FOLKMOOT_LIMIT_POSTS", "none",
              "FOLKMOOT_LIMIT_CHANGES", "none",
              "FOLKMOOT_LIMIT_CONNECTIONS", "none"));

  private static final int ROUND_TRIP_MILLIS = 300;
  private static final int LONG_ROOM = 5_000;
  // Nobody may be in more than 1,000.
  private static final int ROOMS = 990;
  private static final int SWITCHES = 40;
  private static final String DOOR = "fm-sign-in [name=username]";

  /** Posts from the page itself, at a pace, with nobody's hands. */
  private static final String POST_AT_A_PACE =
      """
      async ([name, perSecond, seconds]) => {
        const view = await (await fetch("/api/rooms/~" + name)).json();
        const longTasks = [];
        new PerformanceObserver((list) => longTasks.push(...list.getEntries()))
          .observe({ entryTypes: ["longtask"] });
        const answers = [];
        const begin = performance.now();
        for (let sent = 0; sent < perSecond * seconds; ) {
          if (performance.now() - begin < (sent * 1000) / perSecond) {
            await new Promise((resolve) => setTimeout(resolve, 5));
            continue;
          }
          sent += 1;
          answers.push(fetch(`/api/rooms/${view.id}/messages`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ clientId: "paced" + begin + sent, body: "at a pace " + sent }),
          }));
        }
        await Promise.all(answers);
        return longTasks.length;
      }""";

  /** Until the page has drawn nothing for half a second of frames, and has idled. */
  private static final String SETTLE =
      """
      async () => {
        const frame = () => new Promise(requestAnimationFrame);
        for (let still = 0, seen = -1; still < 30; still += 1) {
          await frame();
          const drawn = window.drawings.length;
          if (drawn !== seen) still = 0;
          seen = drawn;
        }
        await new Promise((resolve) => requestIdleCallback(resolve));
      }""";

  private static final String FIRST_ROW =
      "() => Number(document.querySelector('fm-timeline [data-lasting]').dataset.seq)";

  private static final String OPEN_ROOMS =
      """
      async (count) => {
        for (let at = 1; at <= count; at += 1)
          await fetch("/api/rooms", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ name: "bench-" + at, visibility: "public" }),
          });
      }""";

  /** How often any component is drawn from now on; all of them have one ancestor. */
  private static final String COUNT_DRAWINGS =
      """
      () => {
        const light = Object.getPrototypeOf(customElements.get("fm-toasts")).prototype;
        const draw = light.performUpdate;
        window.drawings = [];
        light.performUpdate = function () {
          window.drawings.push(this.localName);
          return draw.call(this);
        };
      }""";

  /** Leads to a room by a press, and says how many milliseconds its messages took to be there. */
  private static final String SWITCH =
      """
      async (path) => {
        const begin = performance.now();
        document.querySelector(`fm-sidebar a[href="${path}"]`).click();
        const there = () => location.pathname === path && document.querySelector("fm-timeline fm-message");
        while (!there()) await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        return performance.now() - begin;
      }""";

  @Test
  void firstScreens() {
    Person stranger = MEETING.somebody();
    Loads loads = new Loads(stranger.page());
    stranger.page().navigate(MEETING.address() + "/");
    assertThat(stranger.find(DOOR)).isVisible();
    say("door, cold", loads.untilQuiet());
    Person ada = MEETING.ada();
    String room = ada.page().url();
    Page again = ada.page();
    Loads cold = new Loads(again);
    cold.forget();
    again.navigate(room);
    assertThat(ada.composer()).isVisible();
    say("inside, cold", cold.untilQuiet());
    Loads warm = new Loads(again);
    again.reload();
    assertThat(ada.composer()).isVisible();
    say("inside, reloaded", warm.untilQuiet());
    Assertions.assertThat(warm.overTheLine()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void roundTripsToTheDoor() throws IOException {
    double near = millisToTheDoor(0);
    double far = millisToTheDoor(ROUND_TRIP_MILLIS);
    double roundTrips = (far - near) / ROUND_TRIP_MILLIS;
    say("door, round trips over HTTP/1.1", rounded(roundTrips));
    say("door, ms when near, and at " + ROUND_TRIP_MILLIS, rounded(near) + ", " + rounded(far));
    Assertions.assertThat(roundTrips).isLessThan(5.5);
  }

  private static double millisToTheDoor(int roundTripMillis) throws IOException {
    try (SlowLine line = SlowLine.to(MEETING.port(), roundTripMillis)) {
      double best = Double.MAX_VALUE;
      for (int time = 0; time < 3; time++) {
        Person stranger = MEETING.somebody();
        long begin = System.nanoTime();
        stranger.page().navigate(line.address() + "/");
        assertThat(stranger.find(DOOR)).isVisible();
        best = Math.min(best, (System.nanoTime() - begin) / 1e6);
      }
      return best;
    }
  }

  @Test
  void longRoom() {
    Person ada = MEETING.ada();
    ada.open("long", "Create");
    Person bo = MEETING.bo();
    bo.open("long", "Join");
    ada.sayLines("long", LONG_ROOM);
    Page page = ada.page();
    AtomicBoolean arrived = new AtomicBoolean();
    page.onWebSocket(
        socket ->
            socket.onFrameReceived(
                frame -> {
                  if (frame.text() != null && frame.text().contains("newcomer")) {
                    arrived.set(true);
                  }
                }));
    page.reload();
    assertThat(ada.line(LONG_ROOM)).isVisible();
    for (int at = 0; at < LONG_ROOM / 40 && !ada.line(1).isVisible(); at++) {
      Object first = page.evaluate(FIRST_ROW);
      page.evaluate("document.querySelector('.scroller').scrollTop = 0");
      page.waitForFunction("(first) => (" + FIRST_ROW + ")() < first", first);
    }
    CDPSession tools = page.context().newCDPSession(page);
    tools.send("Performance.enable");
    tools.send("HeapProfiler.collectGarbage");
    say(
        "elements with 5,000 messages read",
        page.evaluate("document.querySelectorAll('*').length"));
    say("heap there, MB", rounded(metric(tools, "JSHeapUsedSize") / 1e6));
    double before = metric(tools, "LayoutDuration") + metric(tools, "RecalcStyleDuration");
    page.evaluate(COUNT_DRAWINGS);
    bo.say("newcomer");
    page.waitForCondition(arrived::get);
    page.evaluate(SETTLE);
    double spent = metric(tools, "LayoutDuration") + metric(tools, "RecalcStyleDuration") - before;
    say("layout and style of one arrival there, ms", rounded(spent * 1_000));
    ada.find(".pill").click();
    assertThat(ada.messages("newcomer")).isVisible();
    page.evaluate(SETTLE);
    say(
        "long tasks while 50/s arrive for 10 s",
        page.evaluate(POST_AT_A_PACE, List.of("long", 50, 10)));
  }

  @Test
  void manyRooms() {
    Person bo = MEETING.bo();
    Page page = bo.page();
    page.evaluate(OPEN_ROOMS, ROOMS);
    bo.open("here", "Create");
    bo.sayLines("here", 100);
    bo.open("there", "Create");
    bo.sayLines("there", 100);
    for (String room : List.of("/r/here", "/r/there")) {
      page.evaluate(SWITCH, room);
    }
    List<Double> millis = new ArrayList<>();
    for (int at = 0; at < SWITCHES; at++) {
      Object took = page.evaluate(SWITCH, at % 2 == 0 ? "/r/here" : "/r/there");
      millis.add(((Number) took).doubleValue());
    }
    millis.sort(null);
    double p95 = millis.get(SWITCHES * 95 / 100);
    say("switch between seen rooms, median, ms", rounded(millis.get(SWITCHES / 2)));
    say("switch between seen rooms, p95, ms", rounded(p95));
    Person ada = MEETING.ada();
    ada.open("bench-7", "Join");
    page.evaluate(COUNT_DRAWINGS);
    page.evaluate(SETTLE);
    page.evaluate("window.drawings.length = 0");
    ada.say("who is here?");
    assertThat(bo.find("fm-sidebar a[href='/r/bench-7'].unread")).isVisible();
    page.evaluate(SETTLE);
    say(
        "components drawn by a message in another room of " + ROOMS,
        page.evaluate("window.drawings"));
  }

  private static double metric(CDPSession tools, String name) {
    JsonObject all = tools.send("Performance.getMetrics");
    for (JsonElement one : all.getAsJsonArray("metrics")) {
      if (one.getAsJsonObject().get("name").getAsString().equals(name)) {
        return one.getAsJsonObject().get("value").getAsDouble();
      }
    }
    throw new IllegalStateException("Chromium has no " + name);
  }

  private static void say(String what, Object figure) {
    System.out.printf("bench-client | %-55s | %s%n", what, figure);
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** What a page asks for over the line; what the browser has kept costs nothing. */
  private static final class Loads {
    private final Page page;
    private final CDPSession tools;
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();

    Loads(Page page) {
      this.page = page;
      this.tools = page.context().newCDPSession(page);
      tools.on("Network.requestWillBeSent", this::takeRequest);
      tools.on("Network.webSocketCreated", event -> asked.put(id(event), "a socket"));
      tools.on("Network.requestServedFromCache", event -> kept.add(id(event)));
      tools.on("Network.responseReceived", this::takeResponse);
      tools.on(
          "Network.loadingFinished",
          event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
      tools.send("Network.enable");
    }

    private void takeRequest(JsonObject event) {
      String address = event.getAsJsonObject("request").get("url").getAsString();
      if (!address.startsWith("data:")) {
        asked.put(id(event), address.replaceFirst("https?://[^/]+", ""));
      }
    }

    private void takeResponse(JsonObject event) {
      if (event.getAsJsonObject("response").get("fromDiskCache").getAsBoolean()) {
        kept.add(id(event));
      }
    }

    private static String id(JsonObject event) {
      return event.get("requestId").getAsString();
    }

    void forget() {
      tools.send("Network.clearBrowserCache");
    }

    List<String> overTheLine() {
      return asked.entrySet().stream()
          .filter(one -> !kept.contains(one.getKey()))
          .map(Map.Entry::getValue)
          .sorted()
          .toList();
    }

    String untilQuiet() {
      page.waitForLoadState(LoadState.NETWORKIDLE);
      List<String> all = overTheLine();
      return "%d requests, %.1f KB: %s".formatted(all.size(), bytes.get() / 1e3, all);
    }
  }
}
