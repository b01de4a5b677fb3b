package emotionthinker.stages.reward.reading;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Verdict;
import emotionthinker.stages.reward.reading.WordList.Line;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers of a sentence.
 *
 * @param place 0 for the first sentence to 1 for the last
 * @param whole whether it ends with a stop
 * @param capital whether it begins with a capital, a digit or a quotation
 * @param answer whether it names the emotion that the text concludes on
 * @param other whether it names another one
 * @param quote whether it quotes
 * @param link whether it says what something speaks of
 * @param held share of its claims that is borne out, 0 without claims
 * @param failed share of its claims that is not
 * @param repeated largest share of its words that one earlier sentence has too (Jaccard)
 * @param functionShare share of function words among words
 * @param commaShare commas and semicolons per word
 * @param badShare share of neighbours that grammar does not allow, by {@link WordPairs}
 * @param runShare share of content words in long runs of them
 * @param broken whether a stop or a capital function word stands inside
 * @param verb whether it has a word that may be a finite verb
 * @param meaning what it makes of the cues
 */
record SentenceSigns(
    double place,
    boolean whole,
    boolean capital,
    boolean answer,
    boolean other,
    boolean quote,
    boolean link,
    double held,
    double failed,
    double repeated,
    double functionShare,
    double commaShare,
    double badShare,
    double runShare,
    boolean broken,
    boolean verb,
    MeaningSigns meaning) {
  private static final int OWN = 18;

  static final int SIZE = OWN + MeaningSigns.SIZE;

  /** Verbs and phrases by which cues are turned into feelings. */
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\b(?:suggest|suggests|suggesting|point|points|pointing|hint|hints|hinting|indicate|indicates|indicating|convey|conveys|conveying|reflect|reflects|reflecting|speaks?"
              + " of|brings?|imply|implies|implying|signals?|signalling|reveals?|revealing|betrays?|consistent"
              + " with|in (?:line|keeping) with|typical of|characteristic of|mark of|sign of|sense"
              + " of|air of|note of|touch of|fits?|matches|evokes?|expresses|gives?|lends?)\\b");

  static SentenceSigns of(
      Line line,
      List<Claim> claims,
      Emotion conclusion,
      List<List<String>> before,
      int index,
      int many) {
    List<String> forms = line.forms();
    double decidable = claims.stream().filter(c -> c.verdict() != Verdict.UNVERIFIABLE).count();
    double held = claims.stream().filter(c -> c.verdict() == Verdict.SUPPORTED).count();
    double words = Math.max(1, forms.stream().filter(SentenceSigns::isWord).count());
    char first = line.text().charAt(0);
    return new SentenceSigns(
        many == 1 ? 1 : (double) index / (many - 1),
        line.text().matches("(?s).*[.!?][\"\u201d')]*"),
        !Character.isLetter(first) || Character.isUpperCase(first),
        forms.contains("<answer>"),
        forms.contains("<other>"),
        forms.contains("<quote>"),
        LINK.matcher(line.text()).find(),
        decidable == 0 ? 0 : held / decidable,
        decidable == 0 ? 0 : 1 - held / decidable,
        before.stream().mapToDouble(b -> overlap(forms, b)).max().orElse(0),
        forms.stream().filter(WordPairs::isFunctionWord).count() / words,
        forms.stream().filter(f -> f.equals(",") || f.equals(";")).count() / words,
        WordPairs.badShare(forms),
        WordPairs.runShare(forms),
        line.broken(),
        forms.stream().anyMatch(WordPairs::mayBeVerb),
        MeaningSigns.of(line, claims, conclusion));
  }

  static boolean isWord(String form) {
    return Character.isLetterOrDigit(form.charAt(0));
  }

  private static double overlap(Collection<String> a, Collection<String> b) {
    Set<String> both = new HashSet<>(a);
    both.retainAll(new HashSet<>(b));
    Set<String> all = new HashSet<>(a);
    all.addAll(b);
    return (double) both.size() / all.size();
  }

  /** Whether it makes a decidable claim. */
  boolean claims() {
    return held > 0 || failed > 0;
  }

  /** In about -1 to 1 each. */
  DoubleSeries numbers() {
    double[] own = {
      place,
      place == 0 ? 1 : 0,
      place == 1 ? 1 : 0,
      flag(whole),
      flag(capital),
      flag(answer),
      flag(other),
      flag(quote),
      flag(link),
      held,
      failed,
      repeated,
      functionShare,
      Math.min(1, 4 * commaShare),
      Math.min(1, 8 * badShare),
      runShare,
      flag(broken),
      flag(verb)
    };
    double[] all = Arrays.copyOf(own, SIZE);
    System.arraycopy(meaning.numbers(), 0, all, own.length, MeaningSigns.SIZE);
    return DoubleSeries.of(all);
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
