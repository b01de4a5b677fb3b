package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import emotionthinker.stages.cot.CueSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a text names cues, and where it says something of them, in whatever order its words stand.
 *
 * <p>The grammar of {@link ClaimVerifier} wants sentences. A text in disorder ("volume Fairly the
 * reduced remains") still speaks of what it speaks of: disorder is a matter of fluency, not of
 * completeness, and so are endings that are lost ("a leisure tempo"). So here an evaluating word
 * counts by the nearest noun that it can say something of, on either side; what it says is not
 * asked, nor whether it holds.
 */
public final class CueMentions {
  /** Units between a word and its noun, at most. */
  private static final int NEAR = 6;

  private static final Map<Head, Cue> NAMES =
      Map.of(
          Head.PITCH, Cue.PITCH,
          Head.ENERGY, Cue.ENERGY,
          Head.SPEED, Cue.SPEED,
          Head.INTONATION, Cue.INTONATION);

  /** What has a contour when it moves up or down. */
  private static final Set<Head> MOVED = Set.of(Head.INTONATION, Head.PITCH);

  private static final List<String> ENDINGS = List.of("s", "ed", "d", "ly", "ing");

  /** What means something else without an ending. */
  private static final Set<String> OTHERS =
      Set.of(
          "balance",
          "carry",
          "ease",
          "limit",
          "live",
          "mark",
          "mean",
          "measure",
          "press",
          "pressure",
          "push",
          "read",
          "record",
          "render",
          "spirit",
          "state",
          "temper",
          "utter",
          "vocal");

  private static final Set<Kind> TELLING = Set.of(Kind.HEAD, Kind.ADJ, Kind.MOVE);

  private CueMentions() {}

  /**
   * A cue in a text.
   *
   * @param start offset of the word, in UTF-16 units
   * @param said whether something is said of it; else it is only named ("the volume plays its
   *     part")
   */
  public record Mention(int start, Cue cue, boolean said) {}

  /** In text order; quotations and the transcript speak of nothing. */
  public static List<Mention> of(String reasoning, CueSheet sheet) {
    List<Token> tokens = TranscriptMask.mask(Tokenizer.tokens(reasoning), sheet.transcript());
    List<Mention> mentions = new ArrayList<>();
    for (List<Token> sentence : Tokenizer.sentences(tokens)) {
      List<Unit> units = SentenceReader.units(sentence.stream().map(CueMentions::whole).toList());
      for (int i = 0; i < units.size(); i++) {
        Unit unit = units.get(i);
        Cue named = named(unit);
        if (named != null) {
          mentions.add(new Mention(unit.start(), named, false));
        }
        Cue spoken = spokenOf(units, i);
        if (spoken != null) {
          mentions.add(new Mention(unit.start(), spoken, true));
        }
      }
    }
    return mentions;
  }

  /** The word with the ending that makes it one of the lexicon, when it is none without. */
  private static Token whole(Token token) {
    if (!token.word()
        || token.quoted()
        || OTHERS.contains(token.norm())
        || Lexicon.english().at(List.of(token), 0) != null) {
      return token;
    }
    for (String ending : ENDINGS) {
      Token longer = token.with(token.norm() + ending);
      Lexicon.Match match = Lexicon.english().at(List.of(longer), 0);
      if (match != null && TELLING.contains(match.sense().kind())) {
        return longer;
      }
    }
    return token;
  }

  /** The cue that a word says something of: that of the nearest noun it can say it of. */
  private static Cue spokenOf(List<Unit> units, int i) {
    Unit unit = units.get(i);
    if (!unit.is(Kind.ADJ) && !unit.is(Kind.MOVE)) {
      return null;
    }
    for (int away = 1; away <= NEAR; away++) {
      for (int j : new int[] {i + away, i - away}) {
        boolean noun = j >= 0 && j < units.size() && ofVoice(units.get(j));
        if (noun && unit.is(Kind.MOVE) && MOVED.contains(units.get(j).sense().head())) {
          return Cue.INTONATION;
        }
        Assertion said = noun ? unit.sense().readings().get(units.get(j).sense().head()) : null;
        if (said != null && !said.isDrift()) {
          return said.cue();
        }
      }
    }
    return null;
  }

  /** A noun of the voice or of speaking; what is said of the speaker may be of his mood. */
  private static boolean ofVoice(Unit unit) {
    return unit.is(Kind.HEAD) && !unit.isHead(Head.SPEAKER) && !unit.isHead(Head.WORDS);
  }

  private static Cue named(Unit unit) {
    return unit.is(Kind.HEAD) ? NAMES.get(unit.sense().head()) : null;
  }
}
