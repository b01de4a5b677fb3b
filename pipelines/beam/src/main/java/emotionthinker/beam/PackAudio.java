package emotionthinker.beam;

import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.io.table.AudioPack;
import emotionthinker.io.table.PartInfo;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.TableFolder;
import emotionthinker.schemas.RecordCodec;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import java.io.IOException;
import java.util.Iterator;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Copies the audio files of ingested rows into a pack, and points the rows to it. Takes and gives
 * the input of {@link WriteTable}, with the count packed_files; the plan of the pack is that of its
 * rows, {@code filesPerPart} to a part.
 */
public final class PackAudio extends PTransform<PCollectionTuple, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final TableFolder pack;
  private final long filesPerPart;
  private final AudioLimits limits;

  private PackAudio(TableFolder pack, long filesPerPart, AudioLimits limits) {
    this.pack = pack;
    this.filesPerPart = filesPerPart;
    this.limits = limits;
  }

  /** Into the empty folder of a pack. */
  public static PackAudio into(TableFolder pack, long filesPerPart, AudioLimits limits) {
    return new PackAudio(pack, filesPerPart, limits);
  }

  @Override
  public PCollectionTuple expand(PCollectionTuple input) {
    PCollection<Utterance> rows = WriteTable.rows(input);
    PCollectionView<Long> count =
        rows.apply("CountRows", Count.globally()).apply("ShareCount", View.asSingleton());
    TableFolder to = pack;
    AudioLimits limits = this.limits;
    PCollection<KV<String, Long>> packed =
        rows.apply(
            "WritePack",
            new WriteParts<>(
                "packed_files",
                RecordCoder.of(Utterance.class),
                row -> AudioPack.idOf(source(row)),
                (plan, part, members) -> write(to, plan, part, members, limits),
                filesPerPart));
    PCollection<Utterance> located =
        rows.apply(
                "PointToPack",
                ParDo.of(new PointFn(pack, filesPerPart, count)).withSideInputs(count))
            .setCoder(RecordCoder.of(Utterance.class));
    PCollection<KV<String, Long>> counts =
        PCollectionList.of(WriteTable.counts(input))
            .and(packed.setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
            .apply("JoinPackCounts", Flatten.pCollections());
    return WriteTable.input(located, WriteTable.rejects(input), counts);
  }

  private static PartInfo write(
      TableFolder pack, PartPlan plan, int part, Iterator<Utterance> rows, AudioLimits limits)
      throws IOException {
    TreeMap<String, Utterance> bySource = new TreeMap<>();
    rows.forEachRemaining(row -> bySource.put(source(row), row));
    UtteranceAudio audio = new UtteranceAudio(pack.storage(), limits);
    return AudioPack.write(
        pack, plan, part, bySource.keySet().iterator(), source -> audio.file(bySource.get(source)));
  }

  /** What is packed for a row: rows of one file or member have one source. */
  private static String source(Utterance row) {
    return row.locator() == null ? row.audioUri() : row.audioUri() + "#" + row.locator();
  }

  private static final class PointFn extends DoFn<Utterance, Utterance> {
    private static final long serialVersionUID = 1L;

    private final TableFolder pack;
    private final long filesPerPart;
    private final PCollectionView<Long> count;

    PointFn(TableFolder pack, long filesPerPart, PCollectionView<Long> count) {
      this.pack = pack;
      this.filesPerPart = filesPerPart;
      this.count = count;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Utterance row = context.element();
      String id = AudioPack.idOf(source(row));
      int part = PartPlan.of(context.sideInput(count), filesPerPart).partOf(id);
      RecordCodec<Utterance> codec = Table.UTTERANCES.codec();
      Utterance located = codec.with(row, "audio_uri", pack.file(PartPlan.fileName(part)));
      context.output(codec.with(located, "locator", id));
    }
  }
}
