package emotionthinker.jobs.teach;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.models.chat.CallEngine;
import emotionthinker.models.chat.SharedCallers;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.stages.cot.AnnotateOptions;
import emotionthinker.stages.cot.Annotator;
import emotionthinker.stages.cot.Teacher;
import emotionthinker.stages.cot.TeacherSource;
import emotionthinker.stages.cot.calls.AudioClip;
import emotionthinker.stages.cot.calls.BatchCaller;
import emotionthinker.stages.cot.calls.CallOptions;
import emotionthinker.stages.cot.calls.ChatCaller;
import emotionthinker.stages.cot.calls.LedgerTotals;
import emotionthinker.stages.cot.calls.LlmOptions;
import emotionthinker.stages.cot.calls.LlmTeacher;
import emotionthinker.stages.cot.calls.Price;
import emotionthinker.stages.cot.calls.ReplayCaller;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The teachers by their configured names, opened on the worker that they work on: key and ledger
 * are those of that machine.
 *
 * @param storage file access
 * @param limits limits of decoding, for clips that are sent
 */
public record Teachers(
    Storage storage,
    AudioLimits limits,
    AnnotateOptions annotate,
    LlmOptions llm,
    CallOptions calls)
    implements TeacherSource {

  /** The teachers of a configuration. */
  public static Teachers of(RunConfig config) {
    return new Teachers(
        Storage.of(config.hadoop()),
        config.audioLimits(),
        config.annotate(),
        config.llm(),
        config.calls());
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
      case "openai" -> teacher(chat(), llm.external());
      case "batch" ->
          teacher(new BatchCaller(calls, ledger(), this::write, clips()), llm.external());
      case "replay" ->
          teacher(new ReplayCaller(JdbcLedger.openReadOnly(calls.ledger().url())), false);
      default -> Annotator.embeddedTeacher(annotate);
    };
  }

  /** The server, behind the ledger; one engine for all who ask from this process. */
  public ChatCaller chat() {
    return SharedCallers.share(calls, this::engine);
  }

  private Teacher teacher(ChatCaller caller, boolean remote) {
    return new LlmTeacher(annotate.teacher(), remote, annotate, llm, caller);
  }

  private ChatCaller engine() {
    calls.price(llm.model());
    return new CallEngine(calls, ledger(), () -> ApiKey.read(storage, calls.endpoint()), clips());
  }

  private JdbcLedger ledger() {
    return JdbcLedger.open(calls.ledger().url(), calls.ledger().leaseS());
  }

  private AudioClip.Reader clips() {
    return new WavClips(storage, limits);
  }

  private void write(String name, List<String> lines) throws IOException {
    String file = storage.child(storage.resolve(calls.batch().dir()), name);
    try (OutputStream out = storage.create(file)) {
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
