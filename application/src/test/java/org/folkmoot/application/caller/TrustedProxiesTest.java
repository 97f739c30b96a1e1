package org.folkmoot.application.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies =
      new TrustedProxies(List.of("10.0.0.7", "10.1.0.0/20", "2001:db8::/33", " "));

  private String caller(String peer, String... forwardedFor) {
    return proxies.caller(InetAddress.ofLiteral(peer), List.of(forwardedFor)).getHostAddress();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // whoever comes by a proxy of ours
        "10.0.0.7 | 192.0.2.1 | 192.0.2.1",
        "10.0.0.7 | 198.51.100.9, 192.0.2.1 | 192.0.2.1",
        "10.0.0.7 | 198.51.100.9, 192.0.2.1, 10.1.15.255 | 192.0.2.1",
        "2001:db8:7fff::1 | 192.0.2.1 | 192.0.2.1",
        // a proxy that speaks for itself
        "10.0.0.7 | 10.1.0.1 | 10.1.0.1",
        // a stranger who pretends to be one
        "192.0.2.1 | 198.51.100.9 | 192.0.2.1",
        "10.0.0.8 | 198.51.100.9 | 10.0.0.8",
        "10.1.16.0 | 198.51.100.9 | 10.1.16.0",
        "2001:db8:8000::1 | 198.51.100.9 | 2001:db8:8000:0:0:0:0:1",
        // how some proxies write it
        "10.0.0.7 | 192.0.2.1:4711 | 192.0.2.1",
        "10.0.0.7 | [2001:db9::1]:4711 | 2001:db9:0:0:0:0:0:1",
        "10.0.0.7 | 2001:db9::1 | 2001:db9:0:0:0:0:0:1",
        // what is no address ends the way
        "10.0.0.7 | 198.51.100.9, unknown | 10.0.0.7",
        "10.0.0.7 | 198.51.100.9, unknown, 10.1.0.1 | 10.1.0.1",
        "10.0.0.7 | '' | 10.0.0.7",
        "10.0.0.7 | [ | 10.0.0.7",
        "10.0.0.7 | 999.0.0.1 | 10.0.0.7",
      })
  void theCallerIsTheNearestWhoIsNoProxy(String peer, String forwardedFor, String caller) {
    assertThat(caller(peer, forwardedFor)).isEqualTo(caller);
  }

  @Test
  void severalHeadersAreOneWay() {
    assertThat(caller("10.0.0.7", "198.51.100.9, 192.0.2.1", "10.1.0.1")).isEqualTo("192.0.2.1");
    assertThat(caller("10.0.0.7")).isEqualTo("10.0.0.7");
  }

  @Test
  void aLongWayEnds() {
    assertThat(caller("10.0.0.7", "10.0.0.7,".repeat(5_000) + "10.0.0.7")).isEqualTo("10.0.0.7");
  }

  @Test
  void onlyATrustedPeersWordCounts() {
    List<String> said = List.of("evil.example, chat.example.org");
    assertThat(proxies.word(InetAddress.ofLiteral("10.0.0.7"), said)).contains("chat.example.org");
    assertThat(proxies.word(InetAddress.ofLiteral("192.0.2.1"), said)).isEmpty();
    assertThat(proxies.word(InetAddress.ofLiteral("10.0.0.7"), List.of())).isEmpty();
  }
}
