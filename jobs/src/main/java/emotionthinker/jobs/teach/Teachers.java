package emotionthinker.jobs.teach;

import emotionthinker.jobs.config.RunConfig;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.stages.cot.AnnotateOptions;
import emotionthinker.stages.cot.Annotator;
import emotionthinker.stages.cot.Teacher;
import emotionthinker.stages.cot.TeacherSource;
import emotionthinker.stages.cot.calls.ChatCaller;
import emotionthinker.stages.cot.calls.LedgerTotals;
import emotionthinker.stages.cot.calls.LlmOptions;
import emotionthinker.stages.cot.calls.LlmTeacher;
import emotionthinker.stages.cot.calls.Price;

/**
 * The teachers by their configured names, opened on the worker that they work on.
 *
 * @param callers who has their questions answered
 */
public record Teachers(Callers callers, AnnotateOptions annotate, LlmOptions llm)
    implements TeacherSource {

  /** The teachers of a configuration. */
  public static TeacherSource of(RunConfig config) {
    return new Teachers(Callers.of(config), config.annotate(), config.llm());
  }

  /** What the account has spent so far, and what of it is in doubt, in one line. */
  public static String spending(RunConfig config) {
    String account = config.calls().limits().account();
    try (JdbcLedger ledger = JdbcLedger.openReadOnly(config.calls().ledger().url())) {
      LedgerTotals totals = ledger.totals(account);
      return "account "
          + account
          + ": "
          + Price.usd(totals.spentPicoUsd()).toPlainString()
          + " USD spent, "
          + Price.usd(totals.inDoubtPicoUsd()).toPlainString()
          + " of it for "
          + totals.inDoubt()
          + " attempts in doubt";
    }
  }

  @Override
  public Teacher open() {
    return switch (annotate.teacher()) {
      case "openai" -> teacher(callers.engine(llm.model()), llm.external());
      case "batch" -> teacher(callers.batch(), llm.external());
      case "replay" -> teacher(callers.replay(), false);
      default -> Annotator.embeddedTeacher(annotate);
    };
  }

  private Teacher teacher(ChatCaller caller, boolean remote) {
    return new LlmTeacher(annotate.teacher(), remote, annotate, llm, caller);
  }
}
