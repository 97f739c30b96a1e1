package org.folkmoot.application.caller;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The proxies before this server, whose word about a caller counts. Anybody can write into a header
 * what they like, so nothing is believed that none of them has said.
 */
public final class TrustedProxies {
  private final List<Network> networks;

  /**
   * Makes the list.
   *
   * @param networks addresses, each with a prefix length or without
   */
  public TrustedProxies(Collection<String> networks) {
    this.networks = networks.stream().filter(text -> !text.isBlank()).map(Network::of).toList();
  }

  /** All addresses of one length that begin alike. */
  private record Network(BigInteger prefix, int length, int bits) {
    static Network of(String text) {
      String[] parts = text.split("/", 2);
      InetAddress address = InetAddress.ofLiteral(parts[0]);
      int length = address.getAddress().length * Byte.SIZE;
      int bits = parts.length == 1 ? length : Integer.parseInt(parts[1]);
      return new Network(prefix(address, length, bits), length, bits);
    }

    boolean holds(InetAddress address) {
      return address.getAddress().length * Byte.SIZE == length
          && prefix(address, length, bits).equals(prefix);
    }

    private static BigInteger prefix(InetAddress address, int length, int bits) {
      return new BigInteger(1, address.getAddress()).shiftRight(length - bits);
    }
  }

  /** Whether this is one of them. */
  public boolean isTrusted(InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address));
  }

  /**
   * Where a call comes from: the nearest address on its way that isn't a proxy's of ours.
   *
   * @param peer who has connected
   * @param forwardedFor all values of {@code X-Forwarded-For}, each with commas between addresses
   */
  public InetAddress caller(InetAddress peer, List<String> forwardedFor) {
    InetAddress nearest = peer;
    List<String> hops = words(forwardedFor);
    while (isTrusted(nearest) && !hops.isEmpty()) {
      Optional<InetAddress> next = address(hops.removeLast());
      if (next.isEmpty()) {
        return nearest;
      }
      nearest = next.get();
    }
    return nearest;
  }

  /** What a trusted peer says in a header; of several words the last, which is its own. */
  public Optional<String> word(InetAddress peer, List<String> values) {
    List<String> words = words(values);
    return isTrusted(peer) && !words.isEmpty() ? Optional.of(words.getLast()) : Optional.empty();
  }

  /**
   * Whether a request was http or https before the proxies that it came by.
   *
   * @param forwardedProto all values of {@code X-Forwarded-Proto}
   * @param secure whether it came to us over TLS
   */
  public String scheme(InetAddress peer, List<String> forwardedProto, boolean secure) {
    String own = secure ? "https" : "http";
    return word(peer, forwardedProto)
        .map(
            said ->
                switch (said.toLowerCase(Locale.ROOT)) {
                  // Some call an upgrade by what it becomes.
                  case "https", "wss" -> "https";
                  case "http", "ws" -> "http";
                  default -> own;
                })
        .orElse(own);
  }

  private static List<String> words(List<String> values) {
    List<String> words = new ArrayList<>();
    for (String value : values) {
      words.addAll(Arrays.stream(value.split(",", -1)).map(String::strip).toList());
    }
    return words;
  }

  /** With a port or without; an address of version 6 that has one stands in brackets. */
  private static Optional<InetAddress> address(String text) {
    String bare = text;
    if (text.startsWith("[")) {
      bare = text.substring(1, Math.max(1, text.indexOf(']')));
    } else if (text.indexOf(':') == text.lastIndexOf(':') && text.contains(":")) {
      bare = text.substring(0, text.indexOf(':'));
    }
    try {
      return Optional.of(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
