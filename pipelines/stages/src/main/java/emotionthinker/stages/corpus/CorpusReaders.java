package emotionthinker.stages.corpus;

import emotionthinker.schemas.UserException;
import emotionthinker.stages.corpus.readers.CafeReader;
import emotionthinker.stages.corpus.readers.CremadReader;
import emotionthinker.stages.corpus.readers.EarsReader;
import emotionthinker.stages.corpus.readers.EmodbReader;
import emotionthinker.stages.corpus.readers.EmovdbReader;
import emotionthinker.stages.corpus.readers.EmovoReader;
import emotionthinker.stages.corpus.readers.EsdReader;
import emotionthinker.stages.corpus.readers.ExpressoReader;
import emotionthinker.stages.corpus.readers.HuggingFaceReader;
import emotionthinker.stages.corpus.readers.IemocapReader;
import emotionthinker.stages.corpus.readers.JlCorpusReader;
import emotionthinker.stages.corpus.readers.KaldiReader;
import emotionthinker.stages.corpus.readers.LhotseReader;
import emotionthinker.stages.corpus.readers.ManifestReader;
import emotionthinker.stages.corpus.readers.MeadReader;
import emotionthinker.stages.corpus.readers.MeldReader;
import emotionthinker.stages.corpus.readers.MspPodcastReader;
import emotionthinker.stages.corpus.readers.NemoReader;
import emotionthinker.stages.corpus.readers.PatternReader;
import emotionthinker.stages.corpus.readers.RavdessReader;
import emotionthinker.stages.corpus.readers.SaveeReader;
import emotionthinker.stages.corpus.readers.ShemoReader;
import emotionthinker.stages.corpus.readers.TessReader;
import emotionthinker.stages.corpus.readers.UrduReader;
import emotionthinker.stages.corpus.readers.WebDatasetReader;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every reader there is, with the layout that it expects; a new one is one more line here. */
public final class CorpusReaders {
  private static final int EXAMPLES = 5;

  /**
   * A reader and the layout it reads.
   *
   * @param reader the reader
   * @param layout file names and label files it expects, below the root however deep
   */
  public record Known(CorpusReader reader, String layout) {}

  /** All readers, in the order in which they are shown. */
  public static final List<Known> ALL =
      List.of(
          new Known(
              new ManifestReader(),
              "a CSV, TSV or JSONL file (key manifest) with a column file and optional columns"
                  + " emotion, speaker, gender, age, lang, text, intensity, split, votes, agreement,"
                  + " channel, start_s, end_s; files relative to the manifest's folder"),
          new Known(
              new PatternReader(),
              "file_pattern with named groups of label, speaker, gender, age, language, intensity,"
                  + " split"),
          new Known(
              new RavdessReader(),
              "modality-channel-emotion-intensity-statement-repetition-actor, two digits each, as"
                  + " 03-01-05-02-01-01-12.wav"),
          new Known(
              new CremadReader(),
              "actor_sentence_emotion_level as 1001_DFA_ANG_XX.wav; VideoDemographics.csv or"
                  + " labels.csv for age and sex, tabulatedVotes.csv, summaryTable.csv or"
                  + " labels.csv for votes"),
          new Known(new TessReader(), "speaker_word_emotion as OAF_back_angry.wav"),
          new Known(
              new EmodbReader(),
              "speaker (2 digits), sentence (letter, 2 digits), emotion letter, version letter as"
                  + " 03a01Wa.wav"),
          new Known(
              new NemoReader(),
              "speaker_emotion_sentence as WR0_anger_64.wav; data.tsv or labels.csv for text, gender"
                  + " and age"),
          new Known(
              new IemocapReader(),
              "SessionN/sentences/wav/<dialog>/Ses01F_impro01_F000.wav; dialog/EmoEvaluation/*.txt, dialog/transcriptions/*.txt"),
          new Known(
              new MeldReader(),
              "…train…/dia0_utt0.mp4, …dev…, …test…; train_sent_emo.csv, dev_sent_emo.csv, test_sent_emo.csv"),
          new Known(
              new ExpressoReader(),
              "ex01_confused_00001.wav, ex01-ex02_angry_001.wav; read_transcriptions.txt, VAD_segments.txt"),
          new Known(new MeadReader(), "M003/audio/angry/level_3/012.m4a"),
          new Known(
              new EarsReader(),
              "p001/emo_adoration_sentences.wav; speaker_statistics.json, transcripts.json"),
          new Known(
              new MspPodcastReader(),
              "labels_consensus.csv with FileName, EmoClass, SpkrID, Gender, Split_Set; the audio anywhere below"),
          new Known(new SaveeReader(), "DC/a01.wav or DC_a01.wav"),
          new Known(
              new EsdReader(),
              "0011/Angry/0011_000351.wav or 0011/Angry/train/0011_000351.wav; 0011/0011.txt"),
          new Known(
              new EmovdbReader(), "bea_Amused/amused_1-15_0001.wav or bea/amused_1-15_0001.wav"),
          new Known(new JlCorpusReader(), "female1_angry_10a_1.wav"),
          new Known(new CafeReader(), "01-C-2-3.wav"),
          new Known(new ShemoReader(), "F01A01.wav"),
          new Known(new EmovoReader(), "gio-f1-b1.wav"),
          new Known(new UrduReader(), "SM1_F10_A010.wav"),
          new Known(
              new HuggingFaceReader(),
              "….parquet with a column of type Audio (bytes or path), others as for manifest"),
          new Known(
              new WebDatasetReader(),
              "….tar with members of one name up to the first dot: 0001.wav, 0001.json or 0001.txt"
                  + " and 0001.cls"),
          new Known(
              new LhotseReader(),
              "cuts as JSON lines (key manifest), recordings with sources of type file"),
          new Known(
              new KaldiReader(),
              "wav.scp, optionally segments, utt2spk, spk2gender, text, utt2emo"));

  private CorpusReaders() {}

  /**
   * The reader with this name.
   *
   * @throws UserException naming all readers when there is none
   */
  public static CorpusReader byName(String name) {
    return known(name).reader();
  }

  /** The layout that the reader with this name expects. */
  public static String layoutOf(String name) {
    return known(name).layout();
  }

  /**
   * Reads a corpus, or some of the files that its reader takes {@linkplain CorpusReader#alone one
   * by one}, entry by entry. What cannot even be looked at, as a folder without permission, is an
   * entry too: nobody knows what it holds.
   *
   * @param out takes every entry
   * @return what was read as a whole; that of a whole corpus tells its splits, or that it has
   *     another layout
   */
  public static LayoutSummary read(CorpusFiles files, CorpusSpec spec, Consumer<CorpusEntry> out) {
    LayoutSummary summary = new LayoutSummary();
    Predicate<String> audio = spec.compiledFilePattern().asMatchPredicate();
    Stream<CorpusEntry> lost =
        files
            .list()
            .peek(summary::saw)
            .filter(file -> file.unreadable() && !audio.test(file.path()))
            .map(file -> CorpusEntry.unreadable(file, file.path()));
    Stream.concat(lost, byName(spec.reader()).read(files, spec))
        .forEach(
            entry -> {
              summary.accept(entry);
              out.accept(entry);
            });
    return summary;
  }

  /** The error of a corpus whose files are not laid out as its reader expects. */
  public static UserException unknownLayout(CorpusSpec spec, CorpusFiles files, String detail) {
    return unknownLayout(spec, files.list().map(CorpusFile::path).sorted(), detail);
  }

  /** The same, given the paths that were seen. */
  static UserException unknownLayout(CorpusSpec spec, Stream<String> paths, String detail) {
    List<String> seen = paths.limit(EXAMPLES).toList();
    return new UserException(
        "corpus "
            + spec.name()
            + " below "
            + spec.root()
            + " does not have the layout of reader "
            + spec.reader()
            + ": "
            + detail
            + ". Expected: "
            + layoutOf(spec.reader())
            + "; audio files match "
            + spec.filePattern()
            + ". Seen: "
            + (seen.isEmpty() ? "no file at all" : String.join(", ", seen) + ", …")
            + ". What to do: set root to the folder of the corpus, or choose another reader.");
  }

  private static Known known(String name) {
    return ALL.stream()
        .filter(known -> known.reader().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.badValue(
                    "corpus.reader",
                    name,
                    ALL.stream().map(k -> k.reader().name()).collect(Collectors.joining(", ")),
                    "name one of these, or describe the corpus to the manifest reader"));
  }
}
