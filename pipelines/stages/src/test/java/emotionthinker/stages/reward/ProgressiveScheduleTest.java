package emotionthinker.stages.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProgressiveScheduleTest {
  private static ProgressiveSchedule schedule(ScheduleKind kind) {
    return new ProgressiveSchedule(new ScheduleOptions(kind, 0.5, 4, 0.1, 5, 10));
  }

  private static ScheduleState after(ProgressiveSchedule schedule, double... accuracies) {
    ScheduleState state = ScheduleState.start();
    for (double accuracy : accuracies) {
      state = schedule.after(state, accuracy);
    }
    return state;
  }

  @Test
  void a_gate_opens_when_accuracy_is_high_and_stable_and_stays_open() {
    ProgressiveSchedule gate = schedule(ScheduleKind.GATE);
    assertEquals(0, gate.share(ScheduleState.start()));
    assertEquals(0, gate.share(after(gate, 0.6, 0.6, 0.6)), "no window yet");
    assertEquals(0, gate.share(after(gate, 0.45, 0.5, 0.48, 0.5)), "too low");
    assertEquals(0, gate.share(after(gate, 0.4, 0.4, 0.7, 0.7)), "still rising");
    assertEquals(1, gate.share(after(gate, 0.4, 0.6, 0.5, 0.5)));
    assertEquals(1, gate.share(after(gate, 0.1, 0.4, 0.6, 0.5, 0.5, 0, 0, 0, 0)), "latched");
    assertEquals(5L, after(gate, 0.1, 0.4, 0.6, 0.5, 0.5, 0, 0).onSince());
  }

  @Test
  void a_ramp_rises_from_the_first_step_after_the_gate() {
    ProgressiveSchedule ramp = schedule(ScheduleKind.LINEAR);
    ScheduleState state = after(ramp, 0.5, 0.5, 0.5);
    assertEquals(0, ramp.share(state));
    for (double expected : new double[] {0.2, 0.4, 0.6, 0.8, 1, 1}) {
      state = ramp.after(state, 0.5);
      assertEquals(expected, ramp.share(state), 1e-15);
    }
  }

  @Test
  void anneal_falls_and_always_stays() {
    ProgressiveSchedule anneal = schedule(ScheduleKind.ANNEAL);
    assertEquals(1, anneal.share(ScheduleState.start()));
    assertEquals(Math.exp(-0.3), anneal.share(after(anneal, 0, 0, 0)), 1e-15);
    assertEquals(1, schedule(ScheduleKind.ALWAYS).share(ScheduleState.start()));
  }

  @Test
  void a_state_carries_over_a_restart() {
    ProgressiveSchedule gate = schedule(ScheduleKind.GATE);
    ScheduleState state = after(gate, 0.5, 0.5, 0.5);
    ScheduleState read = new ScheduleState(state.steps(), state.recent(), state.onSince());
    assertEquals(state, read);
    assertEquals(gate.after(state, 0.5), gate.after(read, 0.5));
    assertNull(state.onSince());
    assertThrows(IllegalArgumentException.class, () -> gate.after(state, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new ScheduleState(3, state.recent(), 4L));
  }
}
