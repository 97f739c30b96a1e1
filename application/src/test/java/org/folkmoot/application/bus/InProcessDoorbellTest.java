package org.folkmoot.application.bus;

import org.folkmoot.application.contract.DoorbellContract;

final class InProcessDoorbellTest extends DoorbellContract {
  @Override
  protected Doorbell doorbell() {
    return new InProcessDoorbell();
  }
}
