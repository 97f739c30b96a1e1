package org.folkmoot.web.problem;

import org.folkmoot.domain.decision.Refusal;

/** Carries a refusal from a controller to the one place that answers it. */
public final class RefusedCall extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedCall(Refusal refusal) {
    super(refusal.detail(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
