package org.folkmoot.ws.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WireFormTest {
  sealed interface Before {
    record Change(String room, List<Reaction> reactions) implements Before {}

    record Reaction(String emoji) {}
  }

  sealed interface After {
    record Changed(String room, List<Reacted> reactions) implements After {}

    record Reacted(String emoji, boolean mine) {}
  }

  @Test
  void aFieldMoreDeepDownIsAnotherForm() {
    assertThat(WireForm.of(Before.class)).isNotEqualTo(WireForm.of(After.class));
    assertThat(WireForm.fieldsOf(Before.class).values())
        .containsExactly(List.of("room", "reactions"), List.of("emoji"));
    assertThat(WireForm.fieldsOf(After.class).values())
        .containsExactly(List.of("room", "reactions"), List.of("emoji", "mine"));
  }

  @Test
  void theFormIsTheSameAtEachStart() {
    assertThat(WireForm.of(WireFrame.class)).isEqualTo(WireForm.of(WireFrame.class));
    assertThat(WireForm.fieldsOf(WireFrame.class))
        .containsKey("org.folkmoot.application.view.MessageView")
        .containsKey("org.folkmoot.application.view.ReactionView");
  }
}
