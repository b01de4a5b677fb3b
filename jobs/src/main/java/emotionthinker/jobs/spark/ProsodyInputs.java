package emotionthinker.jobs.spark;

import emotionthinker.io.Storage;
import emotionthinker.io.table.InputListing;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.jobs.measure.AlignmentFiles;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.prosody.ProsodyOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What prosody is measured from: utterances, the alignments that they have, the speaker model. */
final class ProsodyInputs {
  private static final String ALIGNMENTS = "alignments";
  private static final String MODEL = "speaker_model";

  private ProsodyInputs() {}

  /** Fingerprint of each by name; the alignments are looked for and hashed by Spark's tasks. */
  static Map<String, String> fingerprints(RunContext context) throws IOException {
    ProsodyOptions options = context.config().prosody();
    Storage storage = context.storage();
    Map<String, String> inputs = new TreeMap<>();
    inputs.put(Table.UTTERANCES.name(), context.read(Table.UTTERANCES).manifest().fingerprint());
    if (!options.alignments().isEmpty()) {
      inputs.put(ALIGNMENTS, alignments(context, storage, options.alignments()));
    }
    if (options.speakerModel() != null) {
      InputListing model = new InputListing();
      try {
        model.accept(storage, storage.resolve(options.speakerModel()));
      } catch (IOException e) {
        throw new UserException(
            "prosody.speaker_model = "
                + options.speakerModel()
                + " cannot be read: "
                + e.getMessage()
                + ". What to do: name a TorchScript archive, or null",
            e);
      }
      inputs.put(MODEL, model.sha256());
    }
    return inputs;
  }

  private static String alignments(RunContext context, Storage storage, List<String> patterns)
      throws IOException {
    RowCodec<Utterance> codec = new RowCodec<>(Utterance.class);
    return new SparkTables(context)
        .dataset(Table.UTTERANCES)
        .toJavaRDD()
        .map(codec::fromRow)
        .mapPartitions(rows -> files(rows, new AlignmentFiles(storage, patterns)))
        .distinct()
        .treeAggregate(
            new InputListing(),
            (listing, file) -> {
              listing.accept(storage, file);
              return listing;
            },
            InputListing::combine)
        .sha256();
  }

  private static Iterator<String> files(Iterator<Utterance> rows, AlignmentFiles alignments)
      throws IOException {
    List<String> found = new ArrayList<>();
    while (rows.hasNext()) {
      String file = alignments.find(rows.next());
      if (file != null) {
        found.add(file);
      }
    }
    return found.iterator();
  }

  /**
   * Refuses to reuse rows that another speaker model tagged; alignments are looked at row by row.
   */
  static void checkReuse(Manifest former, StageSpec spec) {
    if (!Objects.equals(former.spec().inputs().get(MODEL), spec.inputs().get(MODEL))) {
      throw new UserException(
          "rows of the former run cannot be reused: prosody.speaker_model is another file. What to"
              + " do: leave out --reuse, or use the model of that run");
    }
  }
}
