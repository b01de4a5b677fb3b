package emotionthinker.beam;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.table.TableReader;
import emotionthinker.schemas.Checks;
import emotionthinker.schemas.IngestedAudio;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.IngestOptions;
import emotionthinker.stages.corpus.SplitPlan;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Reads corpora into utterances: corpora are listed and read on workers, every audio file is
 * decoded once, and rows with the same id or the same audio are reduced to one. Gives the input of
 * {@link WriteTable}: rows, rejects, and the counts rows_in and audio_ms.
 */
public final class IngestCorpus extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private static final int GROUPS = 64;
  private static final TupleTag<IngestedAudio> KNOWN = new TupleTag<>("known_audio") {};

  /** What every step is told. */
  record Settings(
      Storage storage,
      TreeMap<String, CorpusSpec> corpora,
      IngestOptions options,
      AudioLimits limits,
      int groups,
      TableReader<IngestedAudio> former)
      implements Serializable {

    /** The group of a key, the same on every machine. */
    int group(String key) {
      return Math.floorMod(key.hashCode(), groups);
    }
  }

  private final Settings settings;

  private IngestCorpus(Settings settings) {
    this.settings = settings;
  }

  /**
   * Reads these corpora.
   *
   * @param corpora corpora, their roots absolute or URIs
   * @param limits what decoding may cost
   * @throws UserException when two have one name
   */
  public static IngestCorpus of(
      Storage storage, List<CorpusSpec> corpora, IngestOptions options, AudioLimits limits) {
    TreeMap<String, CorpusSpec> byName = new TreeMap<>();
    for (CorpusSpec corpus : corpora) {
      if (byName.put(corpus.name(), corpus) != null) {
        throw new UserException(
            "two corpora are named " + corpus.name() + ". What to do: rename one of them");
      }
    }
    return new IngestCorpus(new Settings(storage, byName, options, limits, GROUPS, null));
  }

  /**
   * The same over another number of groups of files, 64 by default: a group is what one task
   * decodes. More suit a cluster, fewer the direct runner, whose cost is per group; no byte depends
   * on it.
   */
  public IngestCorpus inGroups(int groups) {
    Checks.positive("groups", groups);
    return new IngestCorpus(
        new Settings(
            settings.storage(),
            settings.corpora(),
            settings.options(),
            settings.limits(),
            groups,
            settings.former()));
  }

  /** The same, which decodes no file that a former run decoded and that has not changed since. */
  public IngestCorpus knowing(TableReader<IngestedAudio> former) {
    return new IngestCorpus(
        new Settings(
            settings.storage(),
            settings.corpora(),
            settings.options(),
            settings.limits(),
            settings.groups(),
            former));
  }

  /** What is known of the audio, for {@link #knowing} of the next run; of what this gave. */
  public static PCollection<IngestedAudio> known(PCollectionTuple ingested) {
    return ingested.get(KNOWN);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    RecordCoder.register(begin.getPipeline());
    ReadLayouts layouts = new ReadLayouts(settings);
    PCollectionTuple read = begin.apply("ReadLayouts", layouts);
    PCollectionView<Map<String, SplitPlan>> plans = layouts.plans(read);
    KeyedPCollectionTuple<Integer> byFile =
        KeyedPCollectionTuple.of(
                DecodeAudioFn.DRAFTS,
                read.get(ReadLayoutFn.DRAFTS)
                    .setCoder(
                        KvCoder.of(VarIntCoder.of(), SerializableCoder.of(CorpusDraft.class))))
            .and(DecodeAudioFn.FORMER, former(begin));
    PCollectionTuple decoded =
        byFile
            .apply("GroupByFile", CoGroupByKey.create())
            .apply(
                "DecodeAudio",
                ParDo.of(new DecodeAudioFn(settings, plans))
                    .withSideInputs(plans)
                    .withOutputTags(
                        DecodeAudioFn.ROWS,
                        TupleTagList.of(DecodeAudioFn.REJECTS)
                            .and(DecodeAudioFn.KNOWN)
                            .and(DecodeAudioFn.COUNTS)));
    PCollectionTuple unique =
        decoded
            .get(DecodeAudioFn.ROWS)
            .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(Utterance.class)))
            .apply("GroupByAudio", GroupByKey.create())
            .apply(
                "KeepFirst",
                ParDo.of(new KeepFirstFn())
                    .withOutputTags(KeepFirstFn.ROWS, TupleTagList.of(KeepFirstFn.REJECTS)));
    PCollection<Utterance> rows = unique.get(KeepFirstFn.ROWS);
    PCollection<Reject> rejects =
        PCollectionList.of(read.get(ReadLayoutFn.REJECTS))
            .and(decoded.get(DecodeAudioFn.REJECTS))
            .and(unique.get(KeepFirstFn.REJECTS))
            .apply("JoinRejects", Flatten.pCollections());
    PCollection<KV<String, Long>> audioMs =
        rows.apply(
            "MeasureAudio",
            MapElements.into(
                    TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.longs()))
                .via(row -> KV.of(Counts.AUDIO_MS, Math.round(row.durationS() * 1000))));
    PCollection<KV<String, Long>> counts =
        PCollectionList.of(
                read.get(ReadLayoutFn.COUNTS)
                    .setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
            .and(audioMs.setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
            .and(
                decoded
                    .get(DecodeAudioFn.COUNTS)
                    .setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
            .apply("JoinCounts", Flatten.pCollections());
    return WriteTable.input(rows, rejects, counts).and(KNOWN, decoded.get(DecodeAudioFn.KNOWN));
  }

  /** What a former run knows, by the group of its file. */
  private PCollection<KV<Integer, IngestedAudio>> former(PBegin begin) {
    KvCoder<Integer, IngestedAudio> coder =
        KvCoder.of(VarIntCoder.of(), RecordCoder.of(IngestedAudio.class));
    if (settings.former() == null) {
      return begin.apply("NothingKnown", Create.empty(coder));
    }
    Settings all = settings;
    return begin
        .apply("ReadKnown", ReadTable.of(Table.INGESTED_AUDIO, settings.former()))
        .apply(
            "KeyKnown",
            WithKeys.of((IngestedAudio row) -> all.group(row.fileKey()))
                .withKeyType(TypeDescriptors.integers()))
        .setCoder(coder);
  }
}
