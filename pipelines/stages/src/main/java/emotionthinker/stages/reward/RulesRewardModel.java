package emotionthinker.stages.reward;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Verdict;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.ClaimVerifier;
import emotionthinker.stages.cot.claims.FactualAlignment;
import emotionthinker.stages.cot.claims.MaskedText;
import emotionthinker.stages.cot.claims.VerifierOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The baseline: no training, the claim verifier and statistics of the text. What the numbers are
 * made of is our choice.
 *
 * <pre>
 * factual_alignment               1 + 4 (supported / claims, but those that no sheet can decide);
 *                                 3 without claims ({@link FactualAlignment#rewardScore})
 * caption_completeness            {@link CueCoverage} of the cues with a claim
 * interpretative_quality          1, +1.5 for a last sentence that names an emotion, +0.5 for each
 *                                 link from cue to meaning up to 3, +1 for a decidable claim
 * fluency_and_structural_clarity  5, less 8 x repeated share of word triples, less 2 for an end
 *                                 without a stop, less 1 for an emotion named before the last
 *                                 sentence, less 6 x shortfall of function words below 0.33
 * </pre>
 *
 * <p>Confidence is {@code n / (n + 2)} of n decidable claims: with nothing to check, a rule knows
 * nothing. A text without words has 1 everywhere.
 */
public final class RulesRewardModel implements RewardModel {
  private static final String ID = "rules-2";
  private static final int TRIPLE = 3;
  private static final double LEAST_FUNCTION_SHARE = 0.33;

  /** From a cue to what it may mean. */
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\b(?:suggest|indicat|convey|point(?:s|ing)? to|speaks? of|hint|reflect|consistent with"
              + "|in line with|in keeping with|fits?|supports?|reinforce|expresses|because|therefore"
              + "|an air of|a sense of|a note of|a touch of|bring)");

  private static final Pattern EMOTION =
      Pattern.compile(
          "(?i)\\b(?:neutral|happy|happiness|joy\\w*|sad|sadness|sorrow|angry|anger|contempt|disgust\\w*"
              + "|confus\\w+|puzzlement|whisper\\w*|surpris\\w+|astonish\\w+|fear\\w*|afraid|frightened)\\b");

  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a an the this that these those it its he she they him her his their i one we you and or but"
                  + " so yet if as than then of to in on at by for from with without into over is are was"
                  + " were be been has have had do does did not no nor which who what where when while all"
                  + " both more most some any each there here too also")
              .split(" ", -1));

  private final ClaimVerifier verifier;

  /** With the tolerance of the verifier. */
  public RulesRewardModel(VerifierOptions options) {
    this.verifier = new ClaimVerifier(options);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public List<RewardOutput> score(List<RewardInput> batch) {
    return batch.stream().map(this::score).toList();
  }

  private RewardOutput score(RewardInput input) {
    String text = input.reasoning().strip();
    List<List<String>> sentences = MaskedText.sentences(text);
    if (sentences.isEmpty()) {
      return RewardOutput.scored(input.id(), new DimensionScores(1, 1, 1, 1), 0.0);
    }
    List<Claim> claims = verifier.verify(text, input.cues());
    long decidable = claims.size() - FactualAlignment.count(claims, Verdict.UNVERIFIABLE);
    DimensionScores scores =
        new DimensionScores(
            FactualAlignment.rewardScore(claims),
            interpretation(text, sentences, decidable),
            coverage(claims, input.cues()),
            fluency(text, sentences));
    return RewardOutput.scored(input.id(), scores, decidable / (decidable + 2.0));
  }

  private static double coverage(List<Claim> claims, CueSheet cues) {
    Set<Cue> spoken = claims.stream().map(Claim::cue).collect(Collectors.toSet());
    return CueCoverage.score(spoken, cues);
  }

  private static double interpretation(String text, List<List<String>> sentences, long decidable) {
    Matcher links = LINK.matcher(text);
    int found = 0;
    while (links.find()) {
      found++;
    }
    double concluded = namesEmotion(sentences.get(sentences.size() - 1)) ? 1.5 : 0;
    return 1 + concluded + 0.5 * Math.min(3, found) + (decidable > 0 ? 1 : 0);
  }

  private static boolean namesEmotion(List<String> sentence) {
    return EMOTION.matcher(String.join(" ", sentence)).find();
  }

  private static double fluency(String text, List<List<String>> sentences) {
    List<String> words = sentences.stream().flatMap(List::stream).toList();
    double function =
        (double) words.stream().filter(FUNCTION_WORDS::contains).count() / words.size();
    boolean early =
        sentences.subList(0, sentences.size() - 1).stream()
            .anyMatch(RulesRewardModel::namesEmotion);
    double penalty =
        8 * repeatedShare(words)
            + (text.matches("(?s).*[.!?][\"\u201d')]*") ? 0 : 2)
            + (early ? 1 : 0)
            + 6 * Math.max(0, LEAST_FUNCTION_SHARE - function);
    return Math.max(1, 5 - penalty);
  }

  private static double repeatedShare(List<String> words) {
    Set<List<String>> seen = new HashSet<>();
    int all = Math.max(0, words.size() - TRIPLE + 1);
    for (int i = 0; i < all; i++) {
      seen.add(words.subList(i, i + TRIPLE));
    }
    return all == 0 ? 0 : 1 - (double) seen.size() / all;
  }
}
