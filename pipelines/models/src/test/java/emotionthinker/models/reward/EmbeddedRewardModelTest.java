package emotionthinker.models.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import emotionthinker.models.arrays.Garbage;
import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.LabelMode;
import emotionthinker.stages.cot.TeacherRequest;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.cot.template.TemplateTeacher;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardOutput;
import emotionthinker.stages.reward.reading.ReasoningReader;
import emotionthinker.stages.reward.tuples.CueColumns;
import emotionthinker.stages.reward.tuples.TupleBuilder;
import emotionthinker.stages.reward.tuples.TupleOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small networks on texts of the template writer. */
class EmbeddedRewardModelTest {
  private static final NetworkOptions SMALL =
      new NetworkOptions(16, 16, 2, 16, 64, 64, 256, 32, 0.5);
  private static final List<RewardTuple> ROWS = rows();
  private static final RewardModelFiles TRAINED = train(options(2, 0.1));

  private static TrainOptions options(int epochs, double dropout) {
    return new TrainOptions(
        7,
        1,
        epochs,
        epochs,
        8,
        1e-2,
        0,
        dropout,
        dropout,
        0.3,
        1000,
        2,
        SMALL,
        VerifierOptions.defaults());
  }

  private static RewardModelFiles train(TrainOptions options) {
    return new RewardTrainer(options, line -> {}).train(ROWS);
  }

  private static List<RewardTuple> rows() {
    TupleOptions defaults = TupleOptions.defaults();
    TupleBuilder builder = new TupleBuilder(defaults);
    List<RewardTuple> out = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      CueSheet sheet =
          new CueSheet(
              Level.values()[i % 3],
              50.0,
              Level.values()[(i / 3) % 3],
              50.0,
              SpeedLevel.values()[(i / 2) % 3],
              50.0,
              Intonation.FALLING,
              List.of(),
              Gender.FEMALE,
              AgeLevel.YOUNG_ADULT,
              "The tram leaves at nine",
              true,
              "en",
              Emotion.values()[i % Emotion.values().length],
              0,
              null);
      String id = "c/u" + i;
      String raw =
          new TemplateTeacher(LabelMode.AWARE).ask(new TeacherRequest(id, 0, 1, sheet)).text();
      String reasoning = CotText.parse(raw).orElseThrow().reasoning();
      Cot cot =
          new Cot(
              id,
              id + "~0",
              "template",
              "t",
              reasoning,
              sheet.emotion(),
              CotText.words(reasoning),
              List.of(),
              1.0,
              null,
              null,
              null);
      out.addAll(builder.build(cot, sheet, "c/s" + i % 4, i % 8 == 7 ? Split.TEST : Split.TRAIN));
    }
    return out;
  }

  private static List<RewardInput> inputs() {
    List<String> odd =
        List.of(
            "", " ", "?!", "word ".repeat(3000), "\u00e9\ud83d\ude00 \u4f60\u597d \u0000 <think>");
    List<RewardInput> out = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      RewardTuple row = ROWS.get(i);
      String text = i < odd.size() ? odd.get(i) : row.reasoning();
      out.add(new RewardInput("i" + i, CueColumns.sheet(row.cues()), text));
    }
    return out;
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    // whatever number of threads the engine has otherwise
    int threads = JniUtils.getNumThreads();
    JniUtils.setNumThreads(threads == 1 ? 2 : 1);
    RewardModelFiles again = train(options(2, 0.1));
    assertEquals(threads == 1 ? 2 : 1, JniUtils.getNumThreads());
    JniUtils.setNumThreads(threads);
    assertEquals(TRAINED.id(), again.id());
    TRAINED
        .files()
        .forEach((name, bytes) -> assertArrayEquals(bytes, again.files().get(name), name));
    TrainOptions o = options(2, 0.1);
    TrainOptions other =
        new TrainOptions(
            8,
            1,
            o.epochs(),
            o.patience(),
            o.batch(),
            o.learningRate(),
            0,
            0.1,
            0.1,
            0.3,
            1000,
            2,
            SMALL,
            o.verifier());
    assertNotEquals(TRAINED.id(), train(other).id());
  }

  @Test
  void what_is_held_out_and_whoever_tests_change_nothing() {
    List<RewardTuple> less =
        ROWS.stream().filter(r -> r.split() == Split.TRAIN && !r.unseen()).toList();
    assertTrue(less.size() < ROWS.size());
    assertEquals(TRAINED.id(), new RewardTrainer(options(2, 0.1), line -> {}).train(less).id());
  }

  /**
   * No training text claims anything of voice quality, so such a claim must not speak by chance.
   */
  @Test
  void what_no_text_of_training_has_is_silent_after_training() throws Exception {
    Vocabulary vocabulary = new Vocabulary(TRAINED.words(), SMALL, ReasoningReader.TAGS);
    float[] table = TRAINED.weights().get("embedding").values();
    int row = vocabulary.tag(1 + 3 * Cue.VOICE_QUALITY.ordinal() + 1);
    for (int i = 0; i < SMALL.wordUnits(); i++) {
      assertEquals(0, table[row * SMALL.wordUnits() + i]);
      assertNotEquals(0, table[i], "unknown words are met in training");
    }
  }

  @Test
  void one_speaker_is_not_enough() {
    List<RewardTuple> one = ROWS.stream().filter(r -> r.speakerId().equals("c/s1")).toList();
    RewardTrainer trainer = new RewardTrainer(options(1, 0), line -> {});
    assertThrows(UserException.class, () -> trainer.train(one));
  }

  @Test
  void saved_and_loaded_it_judges_the_same() {
    try (EmbeddedRewardModel model = new EmbeddedRewardModel(TRAINED, 8);
        EmbeddedRewardModel loaded =
            new EmbeddedRewardModel(RewardModelFiles.of(new TreeMap<>(TRAINED.files())), 8)) {
      assertEquals(model.id(), loaded.id());
      assertEquals(model.score(inputs()), loaded.score(inputs()));
      assertEquals(model.score(inputs()), model.score(inputs()));
    }
  }

  @Test
  void every_input_has_an_output_in_order_and_an_empty_text_the_lowest_scores() {
    try (EmbeddedRewardModel model = new EmbeddedRewardModel(TRAINED, 4)) {
      List<RewardOutput> outputs = model.score(inputs());
      for (int i = 0; i < outputs.size(); i++) {
        assertEquals("i" + i, outputs.get(i).id());
        assertTrue(outputs.get(i).scores() != null, outputs.get(i).detail());
      }
      assertEquals(1, outputs.get(0).scores().fluencyAndStructuralClarity());
      assertTrue(model.score(List.of()).isEmpty());
      assertFalse(model.remote());
    }
  }

  @Test
  void padding_changes_nothing_beyond_rounding() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        RewardNetwork network =
            new RewardNetwork(manager, SMALL, 1 + 64 + 64 + ReasoningReader.TAGS)) {
      Vocabulary vocabulary = new Vocabulary(List.of(), SMALL, ReasoningReader.TAGS);
      ReasoningReader reader = new ReasoningReader(VerifierOptions.defaults());
      var readings =
          Stream.of(ROWS.get(0), ROWS.get(5), ROWS.get(10))
              .map(r -> reader.read(CueColumns.sheet(r.cues()), r.reasoning()))
              .toList();
      SplittableRandom none = new SplittableRandom(0);
      NDArray together = network.forward(Batch.of(manager, readings, vocabulary, SMALL, 0, none));
      assertEquals(new Shape(3, Dimension.values().length, Ordinal.STEPS), together.getShape());
      float[] all = together.toFloatArray();
      for (int i = 0; i < 3; i++) {
        float[] alone =
            network
                .forward(Batch.of(manager, readings.subList(i, i + 1), vocabulary, SMALL, 0, none))
                .toFloatArray();
        for (int k = 0; k < alone.length; k++) {
          assertEquals(alone[k], all[i * alone.length + k], 1e-4);
        }
      }
    }
  }

  @Test
  void it_learns_twenty_texts_by_heart() {
    List<RewardTuple> few =
        ROWS.stream().filter(r -> !r.unseen() && r.split() == Split.TRAIN).limit(20).toList();
    List<RewardTuple> twice = new ArrayList<>();
    few.forEach(r -> twice.addAll(List.of(of(r, "c/one"), of(r, "c/two"))));
    TrainOptions o = options(60, 0);
    TrainOptions half =
        new TrainOptions(
            7, 1, o.epochs(), o.patience(), 8, 1e-2, 0, 0, 0, 0.5, 1000, 1, SMALL, o.verifier());
    RewardModelFiles files = new RewardTrainer(half, line -> {}).train(twice);
    try (EmbeddedRewardModel model = new EmbeddedRewardModel(files, 8)) {
      List<RewardOutput> outputs =
          model.score(
              few.stream()
                  .map(r -> new RewardInput(r.tupleId(), CueColumns.sheet(r.cues()), r.reasoning()))
                  .toList());
      double error = 0;
      for (int i = 0; i < few.size(); i++) {
        error +=
            Math.abs(
                outputs.get(i).scores().fluencyAndStructuralClarity()
                    - few.get(i).fluencyAndStructuralClarity());
        error +=
            Math.abs(
                outputs.get(i).scores().interpretativeQuality()
                    - few.get(i).interpretativeQuality());
      }
      assertTrue(error / (2 * few.size()) < 0.25, "mean error " + error / (2 * few.size()));
    }
  }

  /** Constants of the network once lay in memory that the collector freed before the slopes. */
  @Test
  void garbage_collection_changes_nothing_that_is_learnt() throws Exception {
    try (Garbage garbage = new Garbage()) {
      assertEquals(TRAINED.id(), train(options(2, 0.1)).id());
    }
  }

  /** The same text of another speaker: of two, one is learnt from and one validates. */
  private static RewardTuple of(RewardTuple r, String speaker) {
    return new RewardTuple(
        r.tupleId() + speaker,
        r.utteranceId(),
        r.candidateId(),
        speaker,
        r.split(),
        r.question(),
        r.cues(),
        r.reasoning(),
        r.family(),
        r.operators(),
        r.unseen(),
        r.factualAlignment(),
        r.interpretativeQuality(),
        r.captionCompleteness(),
        r.fluencyAndStructuralClarity(),
        r.words());
  }

  @Test
  void damaged_and_incomplete_files_are_refused() {
    Map<String, byte[]> without = new TreeMap<>(TRAINED.files());
    without.remove("weights.safetensors");
    assertThrows(UserException.class, () -> RewardModelFiles.of(without));
    Map<String, byte[]> broken = new TreeMap<>(TRAINED.files());
    broken.put("weights.safetensors", new byte[100]);
    assertThrows(
        UserException.class, () -> new EmbeddedRewardModel(RewardModelFiles.of(broken), 8));
  }
}
