package org.folkmoot.application.account;

import java.time.Instant;
import java.util.UUID;

/** For letting a ticket be used once, on whichever replica it is shown. */
public interface Tickets {
  /** True for the first one who asks, and for nobody after. */
  boolean spend(UUID ticket, Instant expiresAt);
}
