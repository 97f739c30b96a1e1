package org.folkmoot.application.caller;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where somebody calls from, as far as it tells them from others: of an IPv6 address the first
 * half, for whoever has one of those has all that begin with it.
 */
public record ClientAddress(String value) {
  private static final int NETWORK_BYTES = 8;

  public static ClientAddress of(InetAddress address) {
    if (address instanceof Inet6Address) {
      byte[] network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
      return new ClientAddress(HexFormat.of().formatHex(network));
    }
    return new ClientAddress(address.getHostAddress());
  }
}
