package emotionthinker.jobs.train;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import emotionthinker.models.policy.GrpoTrainer.GrpoWatch;
import emotionthinker.models.policy.PolicyReader;
import emotionthinker.models.policy.ScoredRollout;
import emotionthinker.models.policy.TrainState;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.PolicyRollout;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.reward.DimensionScores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps the rollouts of some steps, over restarts too, for table rollouts. */
final class RolloutKeeper {
  private static final String FILE = "rollouts.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private final TrainingRun run;
  private final int every;
  private final List<PolicyRollout> rows = new ArrayList<>();

  RolloutKeeper(TrainingRun run, int every) {
    this.run = run;
    this.every = every;
  }

  List<PolicyRollout> rows() {
    return rows;
  }

  /** The state of files, and what was kept until then. */
  TrainState resume(Map<String, byte[]> files) {
    try {
      rows.addAll(JSON.readValue(files.get(FILE), new TypeReference<List<PolicyRollout>>() {}));
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          "the state of a training is damaged: " + e.getMessage() + ". What to do: --replace", e);
    }
    return TrainState.of(files);
  }

  /** Who is told, with what turns tokens into text. */
  GrpoWatch decoding(PolicyReader reader) {
    return new GrpoWatch() {
      @Override
      public void step(TrainingLog row, long tokens) {
        run.step(row, tokens);
      }

      @Override
      public void rollouts(long step, List<ScoredRollout> rollouts, List<DoubleSeries> advantages) {
        if (step % every == 0 || step == 1) {
          keep(reader, step, rollouts, advantages);
        }
      }

      @Override
      public void checkpoint(TrainState state) {
        try {
          run.checkpoint(state, Map.of(FILE, JSON.writeValueAsBytes(rows)));
        } catch (IOException e) {
          throw new IllegalStateException("rollouts can be written", e);
        }
      }
    };
  }

  private void keep(
      PolicyReader reader, long step, List<ScoredRollout> rollouts, List<DoubleSeries> advantages) {
    int at = 0;
    for (DoubleSeries group : advantages) {
      for (int k = 0; k < group.size(); k++) {
        ScoredRollout one = rollouts.get(at++);
        DimensionScores g = one.scores();
        rows.add(
            new PolicyRollout(
                PolicyRollout.id(step, one.written().prompt().id(), k),
                one.written().prompt().id(),
                step,
                k,
                reader.text(one.written().answer()),
                one.written().answer().length,
                one.written().ended(),
                one.rF(),
                one.rO(),
                one.rT(),
                g == null ? null : (Double) g.factualAlignment(),
                g == null ? null : (Double) g.interpretativeQuality(),
                g == null ? null : (Double) g.captionCompleteness(),
                g == null ? null : (Double) g.fluencyAndStructuralClarity(),
                group.has(k) ? (Double) group.get(k) : null));
      }
    }
  }
}
