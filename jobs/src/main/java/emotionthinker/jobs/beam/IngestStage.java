package emotionthinker.jobs.beam;

import emotionthinker.beam.Counts;
import emotionthinker.beam.FingerprintCorpora;
import emotionthinker.beam.IngestCorpus;
import emotionthinker.beam.PackAudio;
import emotionthinker.beam.WriteTable;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.run.Cache;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.IngestedAudio;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.IngestOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;

/** Reads corpora into utterances. */
public final class IngestStage implements Stage {

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String summary() {
    return "Read corpora into utterances: layouts, labels, splits, policy, decoded audio (Beam).";
  }

  @Override
  public String table() {
    return Table.UTTERANCES.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    Map<String, String> inputs = new TreeMap<>();
    Map<String, Record> options = new TreeMap<>();
    options.put("ingest", context.config().ingest());
    for (CorpusSpec corpus : context.config().corpora()) {
      options.put("corpus_" + corpus.name(), corpus);
    }
    fingerprints(context).forEach((name, hash) -> inputs.put("corpus_" + name, hash));
    return context.spec(Table.UTTERANCES, name(), inputs, options);
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    long rowsPerPart = context.config().run().rowsPerPart();
    Pipeline pipeline = BeamRunners.pipeline(context, name());
    IngestOptions options = context.config().ingest();
    TableFolder pack = context.folder(Table.PACK.name());
    AudioLimits limits = context.config().audioLimits();
    Cache<IngestedAudio> cache =
        Cache.open(context, Table.INGESTED_AUDIO, name(), Map.of("limits", limits));
    PCollectionTuple ingested =
        pipeline.apply(
            "IngestCorpus",
            IngestCorpus.of(context.storage(), located(context), options, limits)
                .knowing(cache.former()));
    PCollectionTuple rows = ingested;
    if (options.pack()) {
      pack.clear();
      rows = rows.apply("PackAudio", PackAudio.into(pack, options.packFilesPerPart(), limits));
    }
    rows.apply(BeamRunners.WRITE, WriteTable.to(folder, Table.UTTERANCES, rowsPerPart));
    WriteTable.only(IngestCorpus.known(ingested))
        .apply("WriteKnown", WriteTable.to(cache.next(), Table.INGESTED_AUDIO, rowsPerPart));
    BeamRunners.run(pipeline, context, 0);
    cache.commit(Counts.read(cache.next()).rows(), PartPlan.of(0, rowsPerPart));
    Map<String, Long> counts = Counts.read(folder).others();
    context.notes().put("reused", counts.getOrDefault(Counts.REUSED, 0L));
    context.notes().put("decoded", counts.getOrDefault(Counts.DECODED_FILES, 0L));
    if (options.pack()) {
      commitPack(context, spec, Counts.read(folder).rows(), pack);
    }
    return Counts.commit(folder, spec, rowsPerPart, context.lock());
  }

  /** The pack is made from what the utterances are made from, and committed before them. */
  private static void commitPack(RunContext context, StageSpec spec, long rows, TableFolder pack)
      throws IOException {
    TableCommit.commit(
        pack,
        context.spec(
            Table.PACK, spec.stage(), spec.inputs(), Map.of("ingest", context.config().ingest())),
        PartPlan.of(rows, context.config().ingest().packFilesPerPart()),
        null,
        Outcome.aggregate(rows, Map.of()),
        context.lock());
  }

  /** The corpora with absolute roots. */
  private static List<CorpusSpec> located(RunContext context) {
    if (context.config().corpora().isEmpty()) {
      throw new UserException(
          "the configuration names no corpus. What to do: add one, for instance"
              + " corpora.mine { include \"corpora/mine.conf\" }");
    }
    return context.config().corpora().stream().map(corpus -> located(context, corpus)).toList();
  }

  private static CorpusSpec located(RunContext context, CorpusSpec corpus) {
    return corpus.below(context.storage().resolve(context.config().run().corporaDir()));
  }

  /** One hash per corpus, made where the files are. */
  private static Map<String, String> fingerprints(RunContext context) throws IOException {
    String file = context.storage().child(context.run(), "_listing.json");
    Pipeline pipeline = BeamRunners.pipeline(context, "list");
    pipeline.apply(
        "FingerprintCorpora", FingerprintCorpora.to(context.storage(), located(context), file));
    BeamRunners.run(pipeline, context, 0);
    return FingerprintCorpora.take(context.storage(), file);
  }
}
