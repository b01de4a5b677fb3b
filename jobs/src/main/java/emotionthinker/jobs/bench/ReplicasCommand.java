package emotionthinker.jobs.bench;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.io.table.TableReader;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.Replica;
import emotionthinker.stages.shard.WavPcm16;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes a large corpus out of a small one, to measure scale: replicas of the labelled utterances of
 * a run, each with a seeded gain and a seeded shift (mirrored samples in front), so that no two
 * have the same audio. Writes WAV files and a manifest per source corpus, and a configuration over
 * them.
 */
@Command(
    name = "replicas",
    mixinStandardHelpOptions = true,
    description = "Write replicas of a run's labelled utterances with seeded gain and shift.",
    footer = {
      "",
      "Example:",
      "  emotionthinker bench replicas --from runs/local --out replicas --count 35000"
    })
public final class ReplicasCommand implements Callable<Integer> {
  private static final double MAX_ATTENUATION_DB = 12;
  private static final int MAX_SHIFT = 800;

  @Option(names = "--from", required = true, paramLabel = "RUN", description = "A finished run.")
  private String run;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private String out;

  @Option(names = "--count", defaultValue = "35000", description = "Replicas (default 35000).")
  private int count;

  @Option(names = "--seed", defaultValue = "1", description = "Seed (default 1).")
  private long seed;

  @Override
  public Integer call() throws IOException, AudioDecodeException {
    Storage storage = Storage.standard();
    List<Utterance> sources;
    try (Stream<Utterance> rows = TableReader.open(storage, run, Table.UTTERANCES).rows()) {
      sources = rows.filter(u -> u.emotion() != null).toList();
    }
    if (sources.isEmpty()) {
      throw new UserException(
          "run "
              + run
              + " has no labelled utterance. What to do: take a run over labelled corpora");
    }
    UtteranceAudio audio = new UtteranceAudio(storage, AudioLimits.defaults());
    Map<String, StringBuilder> manifests = new TreeMap<>();
    for (int s = 0; s < sources.size(); s++) {
      Utterance source = sources.get(s);
      DecodedAudio decoded = audio.samples(source);
      for (int i = s; i < count; i += sources.size()) {
        write(storage, source, decoded, i, manifests);
      }
    }
    for (Map.Entry<String, StringBuilder> manifest : manifests.entrySet()) {
      text(storage, manifest.getKey() + "/labels.csv", manifest.getValue().toString());
    }
    text(storage, "replicas.conf", configuration(manifests.keySet().stream().toList()));
    System.out.println("wrote " + count + " clips and " + out + "/replicas.conf");
    return 0;
  }

  private void write(
      Storage storage,
      Utterance source,
      DecodedAudio decoded,
      int index,
      Map<String, StringBuilder> manifests)
      throws IOException {
    String name =
        String.format(
            Locale.ROOT,
            "wav/%s-%05d.wav",
            source.utteranceId().substring(source.corpus().length() + 1).replaceAll("\\W", "_"),
            index);
    float[] samples = replica(decoded.mono(), seed * 1_000_003L + index);
    String file = storage.child(storage.resolve(out), source.corpus() + "/" + name);
    try (OutputStream to = storage.create(file)) {
      to.write(WavPcm16.encode(new float[][] {samples}, decoded.sampleRateHz()).toArray());
    }
    manifests
        .computeIfAbsent(
            source.corpus(), c -> new StringBuilder("file,speaker,gender,age,lang,emotion,text\n"))
        .append(
            Stream.of(
                    name,
                    source.speakerId().substring(source.corpus().length() + 1),
                    source.gender() == null ? "" : source.gender().wire().toLowerCase(Locale.ROOT),
                    source.ageYears() == null ? "" : String.valueOf(source.ageYears()),
                    source.language(),
                    source.emotion().wire(),
                    source.transcript() == null ? "" : source.transcript())
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\n")));
  }

  /** Attenuated by up to 12 dB, with up to 800 samples in front. */
  private static float[] replica(float[] samples, long seed) {
    Random random = new Random(seed);
    double attenuationDb = MAX_ATTENUATION_DB * random.nextDouble();
    return Replica.of(
        samples, attenuationDb, Math.min(samples.length, 1 + random.nextInt(MAX_SHIFT)));
  }

  private void text(Storage storage, String name, String text) throws IOException {
    try (Writer writer =
        new OutputStreamWriter(
            storage.create(storage.child(storage.resolve(out), name)), StandardCharsets.UTF_8)) {
      writer.write(text);
    }
  }

  /** Labels are canonical already; audio may go into shards, as nothing leaves this machine. */
  private static String configuration(List<String> corpora) {
    StringBuilder conf =
        new StringBuilder("# Replicas made for measuring scale; not a data set.\n");
    for (String corpus : corpora) {
      conf.append("corpora.").append(corpus).append(" {\n  name = ").append(corpus);
      conf.append("\n  root = ").append(corpus);
      conf.append("\n  redistribute = true\n  redistribute_transcript = true\n  labels {");
      for (emotionthinker.schemas.Emotion emotion : emotionthinker.schemas.Emotion.values()) {
        conf.append(" \"").append(emotion.wire()).append("\" = \"").append(emotion.wire());
        conf.append("\"\n");
      }
      conf.append("  }\n}\n");
    }
    return conf.append("shard.dataset_name = \"replicas\"\n").toString();
  }
}
