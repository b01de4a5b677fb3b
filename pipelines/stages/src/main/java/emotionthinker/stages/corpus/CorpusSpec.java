package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.WireName;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A corpus and its policy, as a file conf/corpora/NAME.conf says it; what such a file leaves out is
 * taken from conf/reference/corpus.conf.
 *
 * @param name name of the corpus, the first part of its utterance and speaker ids: letters, digits,
 *     {@code _}, {@code -} and {@code .}
 * @param reader name of the {@link CorpusReader}
 * @param root folder of the corpus: absolute, a URI, or relative to the folder of all corpora
 * @param filePattern regular expression for the whole relative path of an audio file, case ignored
 * @param manifest file name, or path below the root, of the label file of the manifest reader
 * @param licence licence, as short as an SPDX identifier where there is one
 * @param citation whom to cite
 * @param language BCP 47 tag of utterances that do not say their own; und when unknown
 * @param redistribute whether shards may carry the audio
 * @param redistributeTranscript whether shards and texts may show the transcript
 * @param externalProcessing whether remote teachers and judges may see the utterances
 * @param split how the corpus is split
 * @param labels raw label to the wire name of a canonical emotion or {@code exclude}; keys match
 *     whatever their case
 * @param columns field of the manifest reader to the column that holds it, where its name is not
 *     one of those that the reader knows
 * @param erasedSpeakers speakers that no table may hold any more, as the corpus writes them
 */
public record CorpusSpec(
    String name,
    String reader,
    String root,
    String filePattern,
    String manifest,
    String licence,
    String citation,
    String language,
    boolean redistribute,
    boolean redistributeTranscript,
    boolean externalProcessing,
    SplitPolicy split,
    Map<String, String> labels,
    Map<String, String> columns,
    List<String> erasedSpeakers)
    implements Serializable {

  /** Value of a label that has no canonical emotion: the row stays, its emotion is null. */
  public static final String EXCLUDE = "exclude";

  private static final String NAME_FORM = "[A-Za-z0-9][A-Za-z0-9_.-]*";

  /** Checks every component; maps and lists are copied, the keys of labels in lower case. */
  public CorpusSpec {
    Checks.text("corpus.name", name);
    if (!name.matches(NAME_FORM)) {
      throw Checks.bad("corpus.name", name, NAME_FORM);
    }
    Checks.text("corpus.reader", reader);
    Checks.text("corpus.root", root);
    Checks.text("corpus.manifest", manifest);
    Checks.text("corpus.licence", licence);
    Checks.present("corpus.citation", citation);
    Checks.text("corpus.language", language);
    Checks.present("corpus.split", split);
    checkPattern(Checks.text("corpus.file_pattern", filePattern));
    TreeMap<String, String> lowered = new TreeMap<>();
    Checks.present("corpus.labels", labels)
        .forEach((k, v) -> lowered.put(key(k), checkTarget(k, v)));
    labels = Collections.unmodifiableSortedMap(lowered);
    columns =
        Collections.unmodifiableSortedMap(new TreeMap<>(Checks.present("corpus.columns", columns)));
    erasedSpeakers = Checks.list("corpus.erased_speakers", erasedSpeakers);
  }

  /** The values of conf/reference/corpus.conf: a manifest corpus that may go nowhere. */
  public static CorpusSpec defaults() {
    return new CorpusSpec(
        "unnamed",
        "manifest",
        ".",
        ".*\\.(wav|flac|mp3|ogg|opus|m4a|mp4|aac|aif|aiff|aifc|au)",
        "labels.csv",
        "not stated",
        "",
        "und",
        false,
        false,
        false,
        SplitPolicy.defaults(),
        Map.of(),
        Map.of(),
        List.of());
  }

  /** The same corpus with another name, reader and root. */
  public CorpusSpec with(String newName, String newReader, String newRoot) {
    return new CorpusSpec(
        newName,
        newReader,
        newRoot,
        filePattern,
        manifest,
        licence,
        citation,
        language,
        redistribute,
        redistributeTranscript,
        externalProcessing,
        split,
        labels,
        columns,
        erasedSpeakers);
  }

  /** The same corpus with its root below {@code folder}, unless it is absolute or a URI. */
  public CorpusSpec below(String folder) {
    boolean absolute = root.startsWith("/") || root.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
    return absolute ? this : with(name, reader, folder.replaceAll("/+$", "") + "/" + root);
  }

  /** The file pattern, compiled; case is ignored and a dot matches line ends too. */
  public Pattern compiledFilePattern() {
    return checkPattern(filePattern);
  }

  /** Whether the mapping names this raw label. */
  public boolean knowsLabel(String rawLabel) {
    return labels.containsKey(key(rawLabel));
  }

  /**
   * The canonical emotion of a raw label.
   *
   * @param rawLabel label, or null for unlabelled speech
   * @return the emotion; null when unlabelled, excluded or unknown
   */
  public Emotion emotionOf(String rawLabel) {
    String target = rawLabel == null ? null : labels.get(key(rawLabel));
    return target == null || target.equals(EXCLUDE) ? null : WireName.parse(Emotion.class, target);
  }

  /** Whether a speaker is on the erasure list, written with or without the corpus name. */
  public boolean erased(String speaker) {
    return erasedSpeakers.contains(speaker) || erasedSpeakers.contains(name + "/" + speaker);
  }

  private static String key(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }

  private static String checkTarget(String label, String target) {
    if (!EXCLUDE.equals(target)) {
      try {
        WireName.parse(Emotion.class, target);
      } catch (IllegalArgumentException e) {
        throw Checks.bad(
            "corpus.labels." + label, target, "exclude or a canonical emotion: " + e.getMessage());
      }
    }
    return target;
  }

  private static Pattern checkPattern(String pattern) {
    try {
      return Pattern.compile(
          pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new UserException(
          "corpus.file_pattern = "
              + pattern
              + " is no regular expression: "
              + e.getDescription()
              + ". What to do: write one that matches the relative path of every audio file,"
              + " for instance .*\\\\.wav",
          e);
    }
  }
}
