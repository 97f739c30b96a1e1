package org.folkmoot.application.live;

import org.folkmoot.application.contract.DoorbellContract;

final class InProcessDoorbellTest extends DoorbellContract {
  @Override
  protected Doorbell doorbell() {
    return new InProcessDoorbell();
  }
}
