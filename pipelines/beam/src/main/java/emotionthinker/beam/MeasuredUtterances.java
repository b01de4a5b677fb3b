package emotionthinker.beam;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Utterance;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/** Joins what the stages before know of an utterance, by its id. */
final class MeasuredUtterances {
  static final TupleTag<Utterance> UTTERANCES = new TupleTag<>("utterances") {};
  static final TupleTag<Levels> LEVELS = new TupleTag<>("levels") {};
  static final TupleTag<Prosody> PROSODY = new TupleTag<>("prosody") {};
  static final TupleTag<Candidate> CANDIDATES = new TupleTag<>("candidates") {};

  private MeasuredUtterances() {}

  /** Utterances with their levels and prosody, where they have some. */
  static KeyedPCollectionTuple<String> of(
      PCollection<Utterance> utterances,
      PCollection<Levels> levels,
      PCollection<Prosody> prosody) {
    return KeyedPCollectionTuple.of(
            UTTERANCES, keyed("KeyUtterances", utterances, Utterance.class, Utterance::utteranceId))
        .and(LEVELS, keyed("KeyLevels", levels, Levels.class, Levels::utteranceId))
        .and(PROSODY, keyed("KeyProsody", prosody, Prosody.class, Prosody::utteranceId));
  }

  /** The same with their candidates, joined. */
  static PCollection<KV<String, CoGbkResult>> withCandidates(
      KeyedPCollectionTuple<String> utterances, PCollection<Candidate> candidates) {
    return utterances
        .and(
            CANDIDATES,
            keyed("KeyCandidates", candidates, Candidate.class, Candidate::utteranceId))
        .apply("JoinByUtterance", CoGroupByKey.create());
  }

  static <T extends Record> PCollection<KV<String, T>> keyed(
      String name, PCollection<T> rows, Class<T> type, SerializableFunction<T, String> id) {
    return rows.apply(
            name,
            MapElements.via(
                new SimpleFunction<T, KV<String, T>>() {
                  private static final long serialVersionUID = 1L;

                  @Override
                  public KV<String, T> apply(T row) {
                    return KV.of(id.apply(row), row);
                  }
                }))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(type)));
  }
}
