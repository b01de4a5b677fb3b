package emotionthinker.stages.levels.bench;

import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.ProsodyExtractor;
import emotionthinker.signal.Resampler;
import emotionthinker.stages.TableRows;
import emotionthinker.stages.levels.LevelFit;
import emotionthinker.stages.levels.LevelJudge;
import emotionthinker.stages.levels.LevelsOptions;
import emotionthinker.stages.prosody.ClipMeasurer;
import emotionthinker.stages.prosody.ProsodyOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * {@code LabelInvariance WAV_ROOT [every n-th clip] [v]}: which labels change when the sound is the
 * same. Every 16-bit mono WAV below {@code WAV_ROOT/<corpus>/} is measured plain and transformed by
 * the default options; pitch, energy and speed are judged by edges fitted on the plain measurements
 * of its corpus (all speakers one group). Prints for every transformation the number of clips whose
 * label, dynamics, number of nuclei or level differs, and the largest movement of the measurement
 * behind; with {@code v} also which clips.
 */
public final class LabelInvariance {
  private static final float FULL_SCALE = 0.9999f;
  private static final double[] RATES_HZ = {8_000, 11_025, 16_000, 22_050, 44_100, 48_000};

  private LabelInvariance() {}

  private interface Measuring {
    Prosody of(float[] samples, double rateHz);
  }

  private interface Transformation {
    /** Null where it does not apply. */
    Prosody of(Measuring measuring, float[] samples, double rateHz);
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    int every = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    boolean verbose = arguments.length > 2;
    List<Path> wavs;
    try (Stream<Path> files = Files.walk(root)) {
      wavs = files.filter(p -> p.toString().endsWith(".wav")).sorted().toList();
    }
    Map<String, Transformation> transformations = transformations();
    Map<String, List<Prosody>> measured = new LinkedHashMap<>();
    transformations.keySet().forEach(name -> measured.put(name, new ArrayList<>()));
    List<Utterance> utterances = new ArrayList<>();
    LevelFit fit = new LevelFit(LevelsOptions.defaults());
    ProsodyOptions options = ProsodyOptions.defaults();
    ClipMeasurer measurer = new ClipMeasurer(options, null);
    for (int i = 0; i < wavs.size(); i += every) {
      Path wav = wavs.get(i);
      String id = root.relativize(wav).toString();
      byte[] bytes = Files.readAllBytes(wav);
      float[] samples = samples(bytes);
      double rateHz = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(24);
      String corpus = id.substring(0, id.indexOf('/'));
      Utterance utterance = utterance(id, corpus);
      utterances.add(utterance);
      Measuring measuring = (x, rate) -> measurer.row(id, "-", measurer.extract(x, rate), x, rate);
      transformations.forEach(
          (name, t) -> measured.get(name).add(t.of(measuring, samples, rateHz)));
      fit.accept(utterance, measured.get("plain").get(utterances.size() - 1));
    }
    LevelJudge judge = new LevelJudge(LevelsOptions.defaults(), fit.edges());
    System.out.printf(
        "%-14s %5s %6s %8s %6s %6s %6s %6s  %9s %9s %9s%n",
        "",
        "clips",
        "label",
        "dynamics",
        "nuclei",
        "pitch",
        "energy",
        "speed",
        "max st",
        "max dB",
        "max 1/s");
    measured.forEach(
        (name, rows) -> report(name, utterances, measured.get("plain"), rows, judge, verbose));
  }

  private static Map<String, Transformation> transformations() {
    Map<String, Transformation> all = new LinkedHashMap<>();
    all.put("plain", (m, x, rate) -> m.of(x, rate));
    double[][] paddings = {{0.5, 0}, {0, 0.5}, {1, 1}, {0.5, 2}, {0.123457, 0.0042}};
    for (double[] p : paddings) {
      all.put(
          "pad " + p[0] + "+" + p[1],
          (m, x, rate) -> m.of(padded(x, 0, p[0] * rate, p[1] * rate), rate));
    }
    all.put("dc, pad 1+1", (m, x, rate) -> m.of(padded(x, 0.01f, rate, rate), rate));
    for (double db : new double[] {-12, -6, 6, 12}) {
      all.put("gain " + db, (m, x, rate) -> scaled(m, x, rate, db));
    }
    ProsodyExtractor extractor = ProsodyOptions.defaults().withContours(true).extractor();
    ClipMeasurer rows = new ClipMeasurer(ProsodyOptions.defaults(), null);
    all.put(
        "stereo",
        (m, x, rate) ->
            rows.row("-", "-", extractor.extract(new float[][] {x, x.clone()}, rate), x, rate));
    for (double toHz : RATES_HZ) {
      all.put("rate " + (int) toHz, (m, x, rate) -> m.of(Resampler.resample(x, rate, toHz), toHz));
    }
    return all;
  }

  private static float[] padded(float[] x, float dc, double before, double after) {
    float[] y = new float[(int) Math.round(before) + x.length + (int) Math.round(after)];
    for (int i = 0; i < x.length; i++) {
      y[(int) Math.round(before) + i] = x[i] + dc;
    }
    return y;
  }

  private static Prosody scaled(Measuring m, float[] x, double rate, double db) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) (x[i] * Math.pow(10, db / 20));
      if (Math.abs(y[i]) >= FULL_SCALE || Math.abs(x[i]) >= FULL_SCALE) {
        return null; // what clips is another sound
      }
    }
    return m.of(y, rate);
  }

  private static void report(
      String name,
      List<Utterance> utterances,
      List<Prosody> plain,
      List<Prosody> rows,
      LevelJudge judge,
      boolean verbose) {
    int[] changed = new int[6];
    double[] moved = new double[3];
    int clips = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) == null) {
        continue;
      }
      clips++;
      Prosody a = plain.get(i);
      Prosody b = row(a, rows.get(i));
      Levels before = judge.judge(utterances.get(i), a);
      Levels after = judge.judge(utterances.get(i), b);
      double gainDb = name.startsWith("gain") ? Double.parseDouble(name.substring(5)) : 0;
      if (gainDb != 0 && b.energyDbfs() != null) {
        b = Table.PROSODY.codec().with(b, "energy_dbfs", b.energyDbfs() - gainDb);
        after = judge.judge(utterances.get(i), b);
      }
      boolean[] differs = {
        before.intonation() != after.intonation(),
        !a.intonationDynamics().equals(b.intonationDynamics()),
        a.syllableNuclei() != b.syllableNuclei(),
        differ(before.pitchLevel(), before.pitchReason(), after.pitchLevel(), after.pitchReason()),
        differ(
            before.energyLevel(), before.energyReason(), after.energyLevel(), after.energyReason()),
        differ(before.speedLevel(), before.speedReason(), after.speedLevel(), after.speedReason())
      };
      boolean any = false;
      for (int k = 0; k < differs.length; k++) {
        changed[k] += differs[k] ? 1 : 0;
        any |= differs[k];
      }
      if (a.f0MedianHz() != null && b.f0MedianHz() != null) {
        moved[0] =
            Math.max(
                moved[0], 12 * Math.abs(Math.log(b.f0MedianHz() / a.f0MedianHz())) / Math.log(2));
      }
      moved[1] = Math.max(moved[1], distance(a.energyDbfs(), b.energyDbfs()));
      moved[2] = Math.max(moved[2], distance(a.articulationRateSps(), b.articulationRateSps()));
      if (verbose && any) {
        System.out.printf(
            Locale.ROOT,
            "  %s %s: %s/%s %s/%s conf %s/%s dyn %s/%s range %s/%s nuclei %d/%d f0 %s/%s dBFS %s/%s"
                + " sps %s/%s speech %s/%s floor %s/%s%n",
            name,
            utterances.get(i).utteranceId(),
            before.intonation(),
            after.intonation(),
            a.intonationShape(),
            b.intonationShape(),
            a.intonationConfidence(),
            b.intonationConfidence(),
            a.intonationDynamics(),
            b.intonationDynamics(),
            a.f0RangeSt(),
            b.f0RangeSt(),
            a.syllableNuclei(),
            b.syllableNuclei(),
            a.f0MedianHz(),
            b.f0MedianHz(),
            a.energyDbfs(),
            b.energyDbfs(),
            a.articulationRateSps(),
            b.articulationRateSps(),
            a.speechS(),
            b.speechS(),
            a.noiseFloorDbfs(),
            b.noiseFloorDbfs());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-14s %5d %6d %8d %6d %6d %6d %6d  %9.4f %9.4f %9.4f%n",
        name,
        clips,
        changed[0],
        changed[1],
        changed[2],
        changed[3],
        changed[4],
        changed[5],
        moved[0],
        moved[1],
        moved[2]);
  }

  private static Prosody row(Prosody plain, Prosody row) {
    return Table.PROSODY.codec().with(row, "utterance_id", plain.utteranceId());
  }

  private static boolean differ(Object level, Object reason, Object other, Object otherReason) {
    return !Objects.equals(level, other) || !Objects.equals(reason, otherReason);
  }

  private static double distance(Double a, Double b) {
    return a == null || b == null ? 0 : Math.abs(a - b);
  }

  /** One group a corpus, its pitch included: gender is set to one value for all. */
  private static Utterance utterance(String id, String corpus) {
    return TableRows.row(
        Table.UTTERANCES,
        Map.of(
            "utterance_id",
            id,
            "corpus",
            corpus,
            "speaker_id",
            corpus + "/all",
            "gender",
            "Female",
            "split",
            "train"));
  }

  private static float[] samples(byte[] wav) {
    int data = new String(wav, StandardCharsets.ISO_8859_1).indexOf("data") + 8;
    ByteBuffer pcm =
        ByteBuffer.wrap(Arrays.copyOfRange(wav, data, wav.length)).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[pcm.remaining() / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = pcm.getShort(2 * i) / 32768f;
    }
    return samples;
  }
}
