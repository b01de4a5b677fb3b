package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Claim;
import emotionthinker.stages.cot.CueSheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds every statement that an English reasoning text makes about the cues of a clip, and says
 * whether the measurements bear it out.
 *
 * <p>Lexical, sentence by sentence: words with what they can say of which noun ({@link Lexicon}), a
 * small grammar that binds them to it ({@link Binder}), and scope of negation, conditionals and
 * generalities ({@link Scope}). Quoted text makes no claims. Offsets are UTF-16 units of the text
 * given. Pure and thread-safe.
 */
public final class ClaimVerifier {
  private final VerifierOptions options;

  /** A verifier with its tolerance. */
  public ClaimVerifier(VerifierOptions options) {
    this.options = options;
  }

  /** The claims of a text in text order, each judged against the sheet. */
  public List<Claim> verify(String reasoning, CueSheet sheet) {
    List<Token> tokens = TranscriptMask.mask(Tokenizer.tokens(reasoning), sheet.transcript());
    List<Finding> findings = new ArrayList<>();
    List<List<Unit>> sentences = new ArrayList<>();
    List<List<Unit>> questions = new ArrayList<>();
    Set<String> known = knownWords(sheet);
    Head carried = null;
    Finding previous = null;
    Answers answers = new Answers();
    Reference reference = new Reference();
    for (List<Token> sentence : Tokenizer.sentences(tokens)) {
      List<Unit> units = SentenceReader.units(sentence, reference);
      if (Answers.question(units)) {
        answers.ask(units, carried);
        questions.add(units);
        carried = subject(units, carried);
        continue;
      }
      List<Finding> levels = new ArrayList<>(answers.answer(units));
      Head topic = answers.topic();
      if (!answers.inGeneral(units)) {
        levels.addAll(
            new LevelFinder(units, topic == null ? carried : topic, topic != null).find());
        levels.addAll(new Ellipsis(units).find(levels, previous));
      }
      answers.forget();
      findings.addAll(levels);
      for (Finding level : levels) {
        previous = Ellipsis.graded(level) ? level : previous;
      }
      sentences.add(units);
      for (Finding stress : new StressFinder(sentence, known, reasoning).find()) {
        if (!unsaid(units, sentence.get(stress.anchor()).start(), false)) {
          findings.add(stress);
        }
      }
      carried = topic == null ? subject(units, carried) : topic;
    }
    ProfileFinder profiles = new ProfileFinder(tokens);
    for (Finding profile : profiles.find()) {
      boolean taken = profiles.presupposed(profile.anchor());
      boolean said =
          sentences.stream()
              .anyMatch(u -> spans(u, profile.start()) && !unsaidOfSpeaker(u, profile, taken));
      boolean asked = taken && questions.stream().anyMatch(u -> spans(u, profile.start()));
      if (said || asked) {
        findings.add(profile);
      }
    }
    findings.sort(Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end));
    Judge judge = new Judge(sheet, options);
    return findings.stream().map(f -> judge.judge(f, reasoning)).toList();
  }

  private static boolean spans(List<Unit> units, int offset) {
    return units.get(0).start() <= offset && offset < units.get(units.size() - 1).end();
  }

  /**
   * Whether what is said at an offset is not said of this clip.
   *
   * @param guess whether a guess at the speaker counts as said
   */
  private static boolean unsaid(List<Unit> units, int offset, boolean guess) {
    Scope scope = new Scope(units);
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).start() <= offset && offset < units.get(i).end()) {
        return guess ? scope.beyondGuess(i) : scope.hypothetical(i, i, -1, false);
      }
    }
    return false;
  }

  private static boolean unsaidOfSpeaker(List<Unit> units, Finding profile, boolean taken) {
    return unsaid(units, profile.start(), true) && !(taken && ofSpeaker(units, profile.start()));
  }

  /** Whether somebody whom a sentence takes for granted is the speaker. */
  private static boolean ofSpeaker(List<Unit> units, int offset) {
    Scope scope = new Scope(units);
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).start() <= offset && offset < units.get(i).end()) {
        return !scope.ofOthers(i);
      }
    }
    return false;
  }

  private static Head subject(List<Unit> units, Head carried) {
    for (Unit unit : units) {
      boolean evaluable =
          unit.is(Kind.HEAD) && !unit.isHead(Head.SPEAKER) && !unit.isHead(Head.SPEECH);
      if (evaluable) {
        return unit.sense().head();
      }
    }
    boolean spoken =
        units.stream().anyMatch(u -> u.isHead(Head.SPEAKER) || u.isHead(Head.SPEECH))
            && units.stream().noneMatch(u -> u.is(Kind.OTHERS) || u.is(Kind.QUOTE));
    return carried == null && spoken ? Head.SPEECH : carried;
  }

  private static Set<String> knownWords(CueSheet sheet) {
    Set<String> known = new HashSet<>();
    if (sheet.stressedWords() != null) {
      sheet.stressedWords().forEach(w -> known.add(Judge.normal(w)));
    }
    if (sheet.transcript() != null) {
      Tokenizer.tokens(sheet.transcript()).stream().map(Token::norm).forEach(known::add);
    }
    return known;
  }
}
