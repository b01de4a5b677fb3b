package emotionthinker.stages.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.ProsodyTask;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.TaskAttribute;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.prosody.ProsodyOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Comparative tasks are in the order that they say, by measurement, or are rejected with a reason.
 */
class ComparativeTasksTest {
  private static final int RATE_HZ = 16_000;

  private static TaskOptions options(TaskAttribute attribute) {
    TaskOptions d = TaskOptions.defaults();
    return new TaskOptions(
        d.perception(),
        List.of(attribute),
        1,
        d.pitchStepSt(),
        d.energyStepDb(),
        d.speedStepRatio(),
        d.centreShare(),
        d.leastRealisedShare(),
        d.pauseS(),
        d.leastDurationS(),
        d.mostDurationS(),
        d.leastSyllables(),
        d.sampleRateHz(),
        d.rowsPerPart(),
        d.seed(),
        d.questions());
  }

  private static Utterance utterance(String id) {
    return new Utterance(
        "c/" + id,
        "c",
        "/a.wav",
        null,
        null,
        null,
        null,
        "00",
        "wav/pcm_s16le",
        RATE_HZ,
        1,
        2.4,
        "c/s",
        null,
        null,
        "en",
        null,
        "joy",
        Emotion.HAPPY,
        List.of(),
        null,
        null,
        Split.TRAIN,
        false,
        "none",
        false,
        false,
        false);
  }

  /** Eight syllables of a falling voice. */
  private static float[] sentence() {
    Random random = new Random(7);
    float[] x = new float[(int) (2.4 * RATE_HZ)];
    double phase = 0;
    for (int i = 0; i < x.length; i++) {
      double t = i / (double) RATE_HZ;
      phase += 2 * Math.PI * 180 * Math.pow(0.8, t / 2.4) / RATE_HZ;
      double at = (t - 0.2) / 0.25;
      double wave = at < 0 || at >= 8 ? 0 : Math.sin(Math.PI * (at - Math.floor(at)));
      double gain = at < 0 || at >= 8 ? 0 : 0.15 + 0.85 * wave * wave;
      double sum = 0;
      for (int k = 1; k <= 20; k++) {
        sum += Math.pow(0.85, k - 1) * Math.sin(k * phase);
      }
      x[i] = (float) (0.08 * gain * sum + 3e-4 * random.nextGaussian());
    }
    return x;
  }

  @Test
  void theMeasuredOrderIsTheAnswer() {
    float[] x = sentence();
    for (TaskAttribute attribute :
        List.of(TaskAttribute.PITCH, TaskAttribute.ENERGY, TaskAttribute.SPEED)) {
      ComparativeTasks tasks =
          new ComparativeTasks(options(attribute), ProsodyOptions.defaults(), file -> "aa");
      for (int i = 0; i < 2; i++) {
        ComparativeTasks.Outcome made = tasks.make(utterance("u" + i), x, RATE_HZ);
        assertNull(made.reject());
        ProsodyTask task = made.task();
        List<String> said = List.of(task.answer().split(" -> "));
        List<String> words =
            attribute == TaskAttribute.SPEED
                ? List.of("slow", "medium", "fast")
                : List.of("low", "medium", "high");
        for (int rank = 0; rank < 2; rank++) {
          int lower = said.indexOf(words.get(rank));
          int higher = said.indexOf(words.get(rank + 1));
          assertTrue(task.measured().get(lower) < task.measured().get(higher), task.toString());
          assertTrue(task.factors().get(lower) < task.factors().get(higher));
        }
        assertTrue(task.options().contains(task.answer()));
        assertFalse(task.factors().contains(1.0), "no variant is the utterance itself");
        assertFalse(task.redistribute(), "what is made of a clip may be passed on as the clip may");
        assertEquals(44 + 2 * Math.round(task.durationS() * RATE_HZ), task.audio().size());
        assertEquals(made, tasks.make(utterance("u" + i), x, RATE_HZ));
      }
    }
  }

  @Test
  void unsuitedSpeechIsRejected() {
    ComparativeTasks tasks =
        new ComparativeTasks(options(TaskAttribute.PITCH), ProsodyOptions.defaults(), f -> "aa");
    float[] noise = new float[2 * RATE_HZ];
    Random random = new Random(3);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.05 * random.nextGaussian());
    }
    for (float[] bad : List.of(noise, new float[RATE_HZ / 4], new float[9 * RATE_HZ])) {
      ComparativeTasks.Outcome made = tasks.make(utterance("bad"), bad, RATE_HZ);
      assertNull(made.task());
      assertEquals(RejectReason.UNSUITED_SPEECH, made.reject().reason());
      assertEquals("c/bad~comparative-pitch", made.reject().id());
    }
  }

  @Test
  void theShareIsKeptAndOrdersAreSpread() {
    TaskOptions options = TaskOptions.defaults();
    int wanted = 0;
    Set<TaskAttribute> attributes = EnumSet.noneOf(TaskAttribute.class);
    Set<String> orders = new TreeSet<>();
    for (int i = 0; i < 4000; i++) {
      VariantPlan plan = VariantPlan.of("c/u" + i, options);
      assertEquals(plan != null, ComparativeTasks.wanted("c/u" + i, options));
      if (plan != null) {
        wanted++;
        attributes.add(plan.attribute());
        orders.add(plan.answer());
      }
    }
    assertEquals(1000, wanted, 120, "four standard deviations of a share of 1/4");
    assertEquals(3, attributes.size());
    assertEquals(12, orders.size(), "six orders in two vocabularies: " + orders);
  }
}
