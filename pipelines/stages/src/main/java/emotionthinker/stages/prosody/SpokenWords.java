package emotionthinker.stages.prosody;

import emotionthinker.schemas.Word;
import emotionthinker.signal.Prominence;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.signal.Rhythm;
import emotionthinker.signal.SyllableAligner;
import emotionthinker.signal.WordTime;
import emotionthinker.stages.prosody.align.AlignmentException;
import emotionthinker.stages.prosody.pronounce.Pronouncer;
import emotionthinker.stages.prosody.pronounce.Pronouncers;
import emotionthinker.stages.prosody.pronounce.Pronunciation;
import emotionthinker.stages.prosody.pronounce.TranscriptWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a transcript, and word times where there are some, add to the measurements of a clip.
 *
 * <table>
 * <caption>Where words and rates come from</caption>
 * <tr><th>given</th><th>words</th><th>phones per second</th></tr>
 * <tr><td>word times</td><td>those; spelled as in the transcript where both have the same
 * words</td><td>as below</td></tr>
 * <tr><td>transcript in a language with rules</td><td>its syllables matched with the nuclei; words
 * without a syllable are left out</td><td>English; else a reason</td></tr>
 * <tr><td>transcript in another language, or nothing</td><td>none</td><td>a reason</td></tr>
 * </table>
 *
 * @param phonesPerS expected phones / speech time; null with a reason
 * @param phonesReason no_transcript, no_speech, unknown_language, unpronounceable (a word in digits
 *     or another script) or syllables_only; null with a number
 * @param syllablesPerS expected syllables / speech time; null without a pronunciation
 * @param words with prominence, standardised within the clip; null where not measurable
 * @param source alignment or nuclei; null without words
 * @param confidence of the word times, 0–1; null without words
 */
record SpokenWords(
    Double phonesPerS,
    String phonesReason,
    Double syllablesPerS,
    List<Word> words,
    String source,
    Double confidence) {
  static final String ALIGNMENT = "alignment";

  private static final double END_TOLERANCE_S = 0.1;

  /** Freezes the words. */
  SpokenWords {
    words = List.copyOf(words);
  }

  /**
   * Measures the words of a clip.
   *
   * @param transcript null when not known
   * @param language BCP 47
   * @param aligned word times of the clip; null when there are none
   * @param features with contours
   * @param minConfidence word times with less get no prominence, 0–1
   * @throws AlignmentException when word times lie beyond the end of the clip
   */
  static SpokenWords measure(
      String transcript,
      String language,
      List<Word> aligned,
      ProsodyFeatures features,
      double minConfidence)
      throws AlignmentException {
    List<String> tokens = transcript == null ? List.of() : TranscriptWords.of(transcript);
    Optional<Pronouncer> pronouncer = Pronouncers.of(language);
    List<Pronunciation> known = new ArrayList<>();
    if (pronouncer.isPresent()) {
      tokens.forEach(token -> pronouncer.get().pronounce(token).ifPresent(known::add));
    }
    boolean all = !tokens.isEmpty() && known.size() == tokens.size();
    String reason = reason(tokens, pronouncer.isPresent(), all, known, features);
    double speechS = features.speechS();
    Double phones =
        reason == null ? known.stream().mapToInt(Pronunciation::phones).sum() / speechS : null;
    int syllables = known.stream().mapToInt(Pronunciation::syllables).sum();
    Double rate = all && speechS > 0 ? syllables / speechS : null;
    if (aligned != null) {
      List<WordTime> times = times(aligned, tokens, features.durationS());
      return new SpokenWords(
          phones,
          reason,
          rate,
          prominent(times, features),
          times.isEmpty() ? null : ALIGNMENT,
          times.isEmpty() ? null : 1.0);
    }
    if (!all || syllables == 0 || features.rhythm().startS() == null) {
      return new SpokenWords(phones, reason, rate, List.of(), null, null);
    }
    SyllableAligner.Alignment matched = match(tokens, known, features.rhythm());
    List<Word> words =
        matched.confidence() >= minConfidence
            ? prominent(matched.words(), features)
            : matched.words().stream().map(w -> word(w, null)).toList();
    return new SpokenWords(phones, reason, rate, words, "nuclei", matched.confidence());
  }

  private static String reason(
      List<String> tokens,
      boolean languageKnown,
      boolean all,
      List<Pronunciation> known,
      ProsodyFeatures features) {
    if (tokens.isEmpty()) {
      return "no_transcript";
    }
    if (!languageKnown) {
      return "unknown_language";
    }
    if (!all) {
      return "unpronounceable";
    }
    if (known.stream().anyMatch(one -> one.phones() == null)) {
      return "syllables_only";
    }
    return features.speechS() > 0 ? null : "no_speech";
  }

  private static List<WordTime> times(List<Word> aligned, List<String> tokens, double durationS)
      throws AlignmentException {
    List<WordTime> times = new ArrayList<>();
    boolean same = aligned.size() == tokens.size();
    for (int i = 0; same && i < tokens.size(); i++) {
      same = folded(aligned.get(i).text()).equals(folded(tokens.get(i)));
    }
    for (int i = 0; i < aligned.size(); i++) {
      Word word = aligned.get(i);
      if (word.endS() > durationS + END_TOLERANCE_S) {
        throw new AlignmentException(
            String.format(
                Locale.ROOT,
                "word \"%s\" ends at %.3f s, the audio at %.3f s",
                word.text(),
                word.endS(),
                durationS));
      }
      double endS = Math.min(word.endS(), durationS);
      if (endS > word.startS()) {
        times.add(new WordTime(same ? tokens.get(i) : word.text(), word.startS(), endS));
      }
    }
    return times;
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replaceAll("[^\\p{L}\\p{M}\\p{N}']", "");
  }

  private static SyllableAligner.Alignment match(
      List<String> tokens, List<Pronunciation> known, Rhythm rhythm) {
    List<String> words = new ArrayList<>();
    List<Integer> syllables = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (known.get(i).syllables() > 0) {
        words.add(tokens.get(i));
        syllables.add(known.get(i).syllables());
      }
    }
    List<Double> nuclei =
        rhythm.nucleiS().stream().filter(t -> t >= rhythm.startS() && t <= rhythm.endS()).toList();
    return SyllableAligner.align(words, syllables, nuclei, rhythm.startS(), rhythm.endS());
  }

  /** Words with their prominence as a z-score (n − 1); null when it does not vary. */
  private static List<Word> prominent(List<WordTime> times, ProsodyFeatures features) {
    List<Double> raw = Prominence.of(times, features.f0Hz(), features.intensityDb());
    double mean = raw.stream().mapToDouble(v -> v).average().orElse(0);
    double squares = raw.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double sd = Math.sqrt(squares / (raw.size() - 1));
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      words.add(word(times.get(i), sd > 0 ? (raw.get(i) - mean) / sd : null));
    }
    return words;
  }

  private static Word word(WordTime time, Double prominence) {
    return new Word(time.word(), time.startS(), time.endS(), prominence);
  }
}
