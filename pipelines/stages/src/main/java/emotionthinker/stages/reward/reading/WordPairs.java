package emotionthinker.stages.reward.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Signs that the words of an English sentence are not in an English order: pairs of neighbours that
 * grammar does not allow, whatever the sentence is about ("the is", "of and", "with ."), a wrong
 * article, a stop or a capital in the middle, long runs without a function word. Nothing is learnt,
 * so texts of any writer are held against the same grammar. Which words are in which class is our
 * choice; words that may be of several classes ("that", "her", "so") are in none.
 */
final class WordPairs {
  private static final Map<String, String> CLASSES = new HashMap<>();
  private static final Set<String> BAD =
      Set.of(
          ("det:det det:aux det:prep det:and det:he det:. det:, prep:aux prep:and prep:. prep:, prep:he"
                  + " and:and and:. and:, he:det he:prep he:he")
              .split(" ", -1));
  private static final Set<String> FUNCTION =
      Set.of(
          ("a an the this that these those some any no every each both all such one another other others what which who"
                  + " whose whom it its he she they him his her their them we our i you your me my is are was were be"
                  + " been being am has have had having do does did can could may might must shall should will would"
                  + " not nor neither never and or but yet so if while whereas because since as than though although when"
                  + " where whether before after until of in on at to from by with without for into onto over under about"
                  + " above below between behind beyond against among through throughout across along toward towards"
                  + " rather more most less least very too also only even just still there here then thus hence therefore"
                  + " up down out off away how why again nothing something anything someone people")
              .split(" ", -1));
  private static final int LONG_RUN = 4;

  static {
    put("det", "a an the my your our their its every");
    put(
        "aux",
        "is are was were am has have had does did can could may might must shall should will would");
    put("prep", "of from into toward towards with without against among at by");
    put("and", "and or but");
    put("he", "he she they we i");
    put(".", ". ! ? ; :");
    put(",", ",");
  }

  private WordPairs() {}

  private static void put(String name, String words) {
    for (String word : words.split(" ", -1)) {
      CLASSES.put(word, name);
    }
  }

  static boolean isFunctionWord(String word) {
    return FUNCTION.contains(word);
  }

  /** An auxiliary, or a word of four letters or more that ends as many finite verbs do. */
  static boolean mayBeVerb(String form) {
    boolean ending = form.length() > 3 && (form.endsWith("s") || form.endsWith("ed"));
    return "aux".equals(CLASSES.get(form))
        || (ending && !form.endsWith("ss") && !isFunctionWord(form));
  }

  /** Share of neighbours that grammar does not allow. */
  static double badShare(List<String> forms) {
    int bad = 0;
    for (int i = 0; i + 1 < forms.size(); i++) {
      String first = forms.get(i);
      String second = forms.get(i + 1);
      String pair = CLASSES.get(first) + ":" + CLASSES.get(second);
      boolean article = wrongArticle(first, second);
      bad +=
          article || BAD.contains(pair) || (i + 2 == forms.size() && hangs(first, second)) ? 1 : 0;
    }
    return forms.size() < 2 ? 0 : (double) bad / (forms.size() - 1);
  }

  /** "a" before a vowel, "an" before a consonant; sounds that spelling hides are passed over. */
  private static boolean wrongArticle(String first, String second) {
    boolean vowel = "aeio".indexOf(second.charAt(0)) >= 0;
    boolean consonant = "bcdfgjklmnpqrstvwxyz".indexOf(second.charAt(0)) >= 0;
    boolean one = second.startsWith("one") || second.startsWith("eu");
    return (first.equals("a") && vowel && !one)
        || (first.equals("an") && consonant && second.length() > 1);
  }

  /** Whether a sentence ends on a word that wants another. */
  private static boolean hangs(String first, String last) {
    String end = CLASSES.getOrDefault(last, "");
    String before = ".".equals(end) ? CLASSES.getOrDefault(first, "") : end;
    return before.equals("det") || before.equals("prep") || before.equals("and");
  }

  /** Share of content words that stand in a run of four or more without a function word or sign. */
  static double runShare(List<String> forms) {
    int words = 0;
    int inRuns = 0;
    int run = 0;
    for (int i = 0; i <= forms.size(); i++) {
      boolean content =
          i < forms.size() && SentenceSigns.isWord(forms.get(i)) && !isFunctionWord(forms.get(i));
      words += content ? 1 : 0;
      if (!content) {
        inRuns += run >= LONG_RUN ? run : 0;
      }
      run = content ? run + 1 : 0;
    }
    return words == 0 ? 0 : (double) inRuns / words;
  }
}
