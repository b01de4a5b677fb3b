package emotionthinker.models.policy;

import emotionthinker.models.policy.RolloutWork.Asked;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.grpo.GrpoOptions;
import emotionthinker.stages.grpo.LossKind;
import emotionthinker.stages.grpo.PolicyLoss;
import emotionthinker.stages.grpo.learn.GrpoTrainOptions;
import emotionthinker.stages.grpo.learn.StepRewards;
import emotionthinker.stages.policy.learn.AdamW;
import emotionthinker.stages.policy.learn.ExampleStream;
import emotionthinker.stages.reward.ProgressiveSchedule;
import emotionthinker.stages.reward.RewardGroup;
import emotionthinker.stages.reward.RewardOptions;
import emotionthinker.stages.reward.ScheduleState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * GRPO with the progressive, trust-weighted reasoning reward, synchronous and data-parallel. One
 * step:
 *
 * <pre>
 * prompts     the next of a seeded stream, cut into parts
 * parts       K rollouts per prompt, their reference log-probabilities, R_f, R_o and R_t
 * here        groups, tau, rewards by the state of the schedule, advantages
 * parts       gradient of the policy loss; summed here in the order of the parts
 * here        AdamW; the schedule sees the accuracy
 * </pre>
 *
 * <p>The same to the last bit however many parts are computed at once, and when a training goes on
 * from a checkpoint. It ends early when KL or format say that it diverges, with the parameters of
 * the last checkpoint.
 */
public final class GrpoTrainer {
  private final GrpoTrainOptions options;
  private final RewardOptions reward;
  private final GrpoOptions grpo;
  private final JudgeSource judge;
  private final PartRunner.Factory runners;
  private final GrpoWatch watch;

  /** Told of every step, its rollouts included. */
  public interface GrpoWatch extends Learner.Watch {
    /** The rollouts of a step, group by group, with their advantages (NaN for none). */
    void rollouts(long step, List<ScoredRollout> rollouts, List<DoubleSeries> advantages);
  }

  /** With settings, a judge, where parts are computed, and who is told. */
  public GrpoTrainer(
      GrpoTrainOptions options,
      RewardOptions reward,
      GrpoOptions grpo,
      JudgeSource judge,
      PartRunner.Factory runners,
      GrpoWatch watch) {
    this.options = options;
    this.reward = reward;
    this.grpo = grpo;
    this.judge = judge;
    this.runners = runners;
    this.watch = watch;
  }

  /**
   * Trains.
   *
   * @param prompts of training speakers only
   * @param start policy to start from, which is also the reference
   * @param resume where this very training stood; null for its beginning
   * @throws UserException when there are no prompts, or a step gives no number
   */
  public PolicyFiles train(List<RlPrompt> prompts, PolicyFiles start, TrainState resume) {
    if (prompts.isEmpty()) {
      throw new UserException(
          "there is no labelled clip to learn from. What to do: look at the splits of the corpora");
    }
    PolicyReader reader = start.reader();
    List<Asked> asked =
        prompts.stream()
            .map(
                p ->
                    new Asked(
                        reader.prompt(p.id(), List.of(p.clip()), p.question()),
                        p.label(),
                        p.cues()))
            .toList();
    try (PartRunner runner = runners.open(reader.shape(), reader.tokens().size());
        PolicyWorker worker = new PolicyWorker(reader.shape(), reader.tokens().size())) {
      Run run = new Run(runner, worker, reader, asked, start, resume);
      run.go();
      Map<String, Double> metrics = new TreeMap<>();
      metrics.put("steps", (double) run.step);
      metrics.put("diverged", run.diverged ? 1.0 : 0.0);
      return new PolicyFiles(reader, worker.with(run.parameters).weights(), metrics);
    }
  }

  private record Update(SharedNumbers parameters, GrpoOptions grpo, double globalTokens)
      implements Serializable {
    PartWork<PartGradient> of(List<PolicyItem> part, double share) {
      return worker ->
          worker
              .with(parameters.get())
              .policy(part, new PolicyLoss(grpo.loss()), share, globalTokens);
    }
  }

  /** Rollouts of a step by group, and what they earned. */
  private record Groups(List<List<ScoredRollout>> rollouts, StepRewards rewards) {}

  /** One training. */
  private final class Run {
    private final PartRunner runner;
    private final List<Asked> prompts;
    private final ExampleStream stream;
    private final ProgressiveSchedule schedule = new ProgressiveSchedule(reward.schedule());
    private final AdamW optimizer;
    private final RolloutWork.Setting setting;
    private final List<TrainingLog> log = new ArrayList<>();
    private float[] parameters;
    private float[] kept;
    private ScheduleState state = ScheduleState.start();
    private long step;
    private long drawn;
    private boolean diverged;

    Run(
        PartRunner runner,
        PolicyWorker worker,
        PolicyReader reader,
        List<Asked> prompts,
        PolicyFiles start,
        TrainState resume) {
      this.runner = runner;
      this.prompts = prompts;
      this.stream = new ExampleStream(List.of(prompts.size()), List.of(1.0), options.seed());
      BitSet decays = Learner.decays(worker.shapes());
      float[] reference = worker.with(start.parameters()).parameters();
      if (resume == null) {
        parameters = reference.clone();
        optimizer = new AdamW(options.optimizer(), parameters.length, decays);
      } else {
        parameters = resume.numbers().get("parameters").clone();
        step = resume.step();
        drawn = resume.drawn();
        state = resume.schedule();
        log.addAll(resume.log());
        optimizer = resume.optimizer(options.optimizer(), decays, step * options.updates());
        stream.next(Math.toIntExact(drawn));
      }
      kept = parameters.clone();
      this.setting =
          new RolloutWork.Setting(
              runner.share(reference), reader.tokens(), reward, judge, options.samplingRows());
    }

    void go() {
      while (step < options.steps() && !diverged) {
        double share = schedule.share(state);
        Groups groups = rollouts(share);
        TrainingRows.Policy policy = update(groups);
        state = schedule.after(state, groups.rewards().accuracy());
        step++;
        double epoch = (double) drawn / prompts.size();
        log.add(TrainingRows.grpo(step, epoch, groups.rewards(), share, policy));
        List<ScoredRollout> all = groups.rollouts().stream().flatMap(List::stream).toList();
        watch.step(
            log.get(log.size() - 1),
            all.stream().mapToLong(r -> r.written().answer().length).sum());
        watch.rollouts(step, all, groups.rewards().advantages());
        diverged = diverges();
        if (diverged) {
          parameters = kept;
        } else if (step % options.checkpointEvery() == 0) {
          kept = parameters.clone();
          watch.checkpoint(
              new TrainState(
                  step,
                  drawn,
                  null,
                  0,
                  state,
                  log,
                  TrainState.numbers(parameters, optimizer, Map.of())));
        }
      }
      setting.reference().release();
    }

    /**
     * The rollouts of a step. With dynamic sampling, groups that teach nothing are replaced by new
     * prompts for some rounds; what is left of them then stays out of the gradient anyway.
     */
    private Groups rollouts(double share) {
      List<List<ScoredRollout>> taught = new ArrayList<>();
      List<List<ScoredRollout>> other = new ArrayList<>();
      for (int round = 0; round <= options.dynamicRounds(); round++) {
        int wanted = options.prompts() - taught.size();
        if (wanted == 0) {
          break;
        }
        List<List<ScoredRollout>> drawnNow = draw(wanted, round);
        StepRewards rewards = rewards(drawnNow, share);
        for (int g = 0; g < drawnNow.size(); g++) {
          (rewards.teaches(g) ? taught : other).add(drawnNow.get(g));
        }
      }
      List<List<ScoredRollout>> all = new ArrayList<>(taught);
      all.addAll(other);
      return new Groups(all, rewards(all, share));
    }

    private List<List<ScoredRollout>> draw(int many, int round) {
      List<Asked> batch = stream.next(many).stream().map(d -> prompts.get(d.index())).toList();
      drawn += many;
      SharedNumbers shared = runner.share(parameters);
      int parts = Math.min(options.parts(), many);
      long seed = step * (options.dynamicRounds() + 1L) + round;
      List<RolloutWork> work =
          Learner.parts(batch, parts).stream()
              .map(p -> new RolloutWork(setting, shared, p, options.sampling(seed)))
              .toList();
      List<List<ScoredRollout>> out = new ArrayList<>();
      for (List<ScoredRollout> part : runner.run(work)) {
        for (int from = 0; from < part.size(); from += options.rollouts()) {
          out.add(part.subList(from, from + options.rollouts()));
        }
      }
      shared.release();
      return out;
    }

    private StepRewards rewards(List<List<ScoredRollout>> groups, double share) {
      List<RewardGroup> components =
          groups.stream()
              .map(
                  g ->
                      new RewardGroup(
                          g.get(0).written().prompt().id(),
                          series(g, ScoredRollout::rF),
                          series(g, ScoredRollout::rO),
                          series(g, r -> r.rT() == null ? Double.NaN : r.rT())))
              .toList();
      return StepRewards.of(components, share, reward, grpo);
    }

    private TrainingRows.Policy update(Groups groups) {
      List<PolicyItem> items = items(groups);
      double rate = options.optimizer().learningRateAt(step, options.steps());
      double loss = 0;
      double norm = 0;
      double kl = 0;
      double clipped = 0;
      for (int update = 0; update < options.updates() && !items.isEmpty(); update++) {
        long tokens = items.stream().mapToLong(i -> i.answer().length).sum();
        SharedNumbers shared = runner.share(parameters);
        Update one = new Update(shared, grpo, tokens);
        List<List<PolicyItem>> parts = Learner.parts(items, options.parts());
        List<Double> shares = parts.stream().map(p -> shareOf(p, items.size(), tokens)).toList();
        List<PartWork<PartGradient>> work = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
          work.add(one.of(parts.get(i), shares.get(i)));
        }
        List<PartGradient> gradients = runner.run(work);
        shared.release();
        loss = gradients.stream().mapToDouble(PartGradient::loss).sum();
        float[] gradient = Learner.sum(gradients);
        Learner.guard(step, loss, AdamW.norm(gradient), items, i -> i.prompt().id());
        norm = optimizer.step(parameters, gradient, rate);
        kl = 0;
        clipped = 0;
        for (int i = 0; i < parts.size(); i++) {
          kl += gradients.get(i).kl() * shares.get(i);
          long own = parts.get(i).stream().mapToLong(p -> p.answer().length).sum();
          clipped += gradients.get(i).clipShare() * own / tokens;
        }
      }
      List<ScoredRollout> all = groups.rollouts().stream().flatMap(List::stream).toList();
      return new TrainingRows.Policy(loss, rate, norm, kl, entropy(all), length(all), clipped);
    }

    /** What a part's loss counts in that of the batch, by how the loss normalises. */
    private double shareOf(List<PolicyItem> part, int sequences, long tokens) {
      LossKind kind = grpo.loss().kind();
      if (kind == LossKind.DAPO || kind == LossKind.CISPO) {
        return 1;
      }
      double own = part.stream().mapToLong(i -> i.answer().length).sum();
      return kind == LossKind.BNPO ? own / tokens : (double) part.size() / sequences;
    }

    /** Rollouts with an advantage. */
    private List<PolicyItem> items(Groups groups) {
      List<PolicyItem> out = new ArrayList<>();
      for (int g = 0; g < groups.rollouts().size(); g++) {
        DoubleSeries advantages = groups.rewards().advantages().get(g);
        for (int k = 0; k < advantages.size(); k++) {
          ScoredRollout one = groups.rollouts().get(g).get(k);
          boolean counts = groups.rewards().teaches(g) || options.dynamicRounds() == 0;
          if (advantages.has(k) && counts) {
            out.add(
                new PolicyItem(
                    one.written().prompt(),
                    one.written().answer(),
                    one.written().logProbs(),
                    one.reference(),
                    advantages.get(k)));
          }
        }
      }
      return out;
    }

    private boolean diverges() {
      if (log.size() < options.stopWindow()) {
        return false;
      }
      List<TrainingLog> last = log.subList(log.size() - options.stopWindow(), log.size());
      double kl = last.stream().mapToDouble(TrainingLog::kl).average().orElse(0);
      double format =
          last.stream()
              .mapToDouble(r -> r.rewardFormatMean() == null ? 0 : r.rewardFormatMean())
              .average()
              .orElse(0);
      return kl > options.maxKl() || format < options.minFormat();
    }
  }

  private static double entropy(List<ScoredRollout> rollouts) {
    double sum = 0;
    long n = 0;
    for (ScoredRollout rollout : rollouts) {
      sum -= rollout.written().logProbs().stream().sum();
      n += rollout.written().answer().length;
    }
    return n == 0 ? 0 : sum / n;
  }

  private static double length(List<ScoredRollout> rollouts) {
    return rollouts.stream().mapToInt(r -> r.written().answer().length).average().orElse(0);
  }

  private static DoubleSeries series(
      List<ScoredRollout> group, ToDoubleFunction<ScoredRollout> field) {
    return DoubleSeries.of(group.stream().mapToDouble(field));
  }
}
