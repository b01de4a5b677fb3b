package emotionthinker.stages.grpo;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss of a policy step, in double precision, with its gradient: what a learner on tensors is
 * held to. With ratio {@code p = e^(log p_new - log p_old)} of a token (gspo: of the sequence, the
 * mean log-ratio) and advantage A:
 *
 * <pre>
 * l = -min(min(p, max_ratio) A, clip(p, 1 - clip_low, 1 + clip_high) A) + beta k(new, reference)
 * </pre>
 *
 * <p>Edge cases: a sequence without an advantage is in no sum and in no normaliser; if none is
 * left, the loss and its gradient are 0. At a clip border the gradient is that of the inside.
 */
public final class PolicyLoss {
  private final LossOptions options;

  /** With its options. */
  public PolicyLoss(LossOptions options) {
    this.options = options;
  }

  /** The loss of a batch in one process. */
  public LossResult of(List<TokenSequence> batch) {
    return of(
        batch, batch.stream().filter(TokenSequence::counts).mapToLong(TokenSequence::size).sum());
  }

  /**
   * The loss of one process's part of a batch.
   *
   * @param globalTokens tokens that count in the whole batch divided by the number of processes,
   *     which dapo and cispo divide by; other kinds do not look at it (tokens)
   * @throws IllegalArgumentException when beta is above 0 and a sequence has no reference
   */
  public LossResult of(List<TokenSequence> batch, double globalTokens) {
    List<TokenSequence> counting = batch.stream().filter(TokenSequence::counts).toList();
    long tokens = counting.stream().mapToLong(TokenSequence::size).sum();
    Sums sums = new Sums();
    List<DoubleSeries> gradient = new ArrayList<>();
    for (TokenSequence sequence : batch) {
      double[] g = new double[sequence.size()];
      if (sequence.counts()) {
        add(sequence, weight(sequence, counting.size(), tokens, globalTokens), sums, g);
      }
      gradient.add(DoubleSeries.of(g));
    }
    return new LossResult(
        sums.policy + options.beta() * sums.kl,
        sums.policy,
        sums.kl,
        tokens == 0 ? 0 : (double) sums.clipped / tokens,
        tokens == 0 ? 0 : sums.oldKl / tokens,
        gradient);
  }

  /** What one token of a sequence counts. */
  private double weight(TokenSequence sequence, int sequences, long tokens, double globalTokens) {
    return switch (options.kind()) {
      case GRPO, GSPO -> 1.0 / sequences / sequence.size();
      case BNPO -> 1.0 / tokens;
      case DAPO, CISPO -> 1 / globalTokens;
      case DR_GRPO -> 1.0 / sequences / options.maxTokens();
    };
  }

  private void add(TokenSequence sequence, double weight, Sums sums, double[] gradient) {
    int n = sequence.size();
    double a = sequence.advantage();
    double meanLogRatio = 0;
    for (int t = 0; t < n; t++) {
      meanLogRatio += sequence.logRatio(t) / n;
    }
    for (int t = 0; t < n; t++) {
      boolean whole = options.kind() == LossKind.GSPO;
      double ratio = Math.exp(whole ? meanLogRatio : sequence.logRatio(t));
      sums.oldKl -= sequence.logRatio(t);
      if (options.kind() == LossKind.CISPO) {
        double kept = Math.min(ratio, 1 + options.clipHigh());
        sums.clipped += kept < ratio ? 1 : 0;
        sums.policy -= weight * kept * a * sequence.logProbs().get(t);
        gradient[t] -= weight * kept * a;
      } else {
        double bounded = options.maxRatio() == null ? ratio : Math.min(ratio, options.maxRatio());
        double inside = Math.max(1 - options.clipLow(), Math.min(1 + options.clipHigh(), ratio));
        boolean clipped = inside * a < bounded * a;
        sums.clipped += clipped ? 1 : 0;
        sums.policy -= weight * Math.min(bounded * a, inside * a);
        // d ratio / d log p is the ratio; a clipped or bounded term is constant
        boolean moves = !clipped && bounded == ratio;
        // the same for gspo: its ratio is in n terms, and 1/n of a token's log-ratio is in it
        gradient[t] -= moves ? weight * a * ratio : 0;
      }
      addKl(sequence, t, weight, sums, gradient);
    }
  }

  private void addKl(TokenSequence sequence, int t, double weight, Sums sums, double[] gradient) {
    if (options.beta() == 0) {
      return;
    }
    Checks.present("reference_log_probs", sequence.referenceLogProbs());
    double x = sequence.logProbs().get(t) - sequence.referenceLogProbs().get(t);
    sums.kl += weight * options.kl().value(x, options.klLimits());
    gradient[t] += options.beta() * weight * options.kl().derivative(x, options.klLimits());
  }

  private static final class Sums {
    private double policy;
    private double kl;
    private double oldKl;
    private long clipped;
  }
}
