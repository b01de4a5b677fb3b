package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.List;

/**
 * A text reduced to its wording: lower-case words, every quotation as {@value #QUOTE}, every level
 * word or phrase as {@value #LEVEL}, punctuation gone. Two texts that differ only in what they cite
 * have the same masked words; diversity and near-duplicates are measured on these.
 */
public final class MaskedText {
  /** Stands for a quotation. */
  public static final String QUOTE = "<quote>";

  /** Stands for a level word. */
  public static final String LEVEL = "<level>";

  private MaskedText() {}

  /** The masked words in order. */
  public static List<String> words(String text) {
    List<String> out = new ArrayList<>();
    for (Unit unit : SentenceReader.units(Tokenizer.tokens(text))) {
      switch (unit.kind()) {
        case QUOTE -> out.add(QUOTE);
        case ADJ -> out.add(LEVEL);
        case COMMA, HARD -> {}
        default -> {
          if (Character.isLetterOrDigit(unit.text().codePointAt(0))) {
            out.addAll(List.of(unit.text().split(" ", -1)));
          }
        }
      }
    }
    return out;
  }

  /** The sentences of a text as lower-case words, quotations left out. */
  public static List<List<String>> sentences(String text) {
    List<List<String>> out = new ArrayList<>();
    int last = -1;
    for (Token token : Tokenizer.tokens(text)) {
      if (!token.word() || token.quoted()) {
        continue;
      }
      if (token.sentence() != last) {
        out.add(new ArrayList<>());
        last = token.sentence();
      }
      out.get(out.size() - 1).add(token.norm());
    }
    return out;
  }

  /** The words of a text, lower-case, quotations included, without punctuation. */
  public static List<String> plainWords(String text) {
    return Tokenizer.tokens(text).stream().filter(Token::word).map(Token::norm).toList();
  }
}
