package emotionthinker.jobs.teach;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.models.chat.CallEngine;
import emotionthinker.models.chat.SharedCallers;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.stages.cot.calls.AudioClip;
import emotionthinker.stages.cot.calls.BatchCaller;
import emotionthinker.stages.cot.calls.CallOptions;
import emotionthinker.stages.cot.calls.ChatCaller;
import emotionthinker.stages.cot.calls.LedgerTotals;
import emotionthinker.stages.cot.calls.Price;
import emotionthinker.stages.cot.calls.ReplayCaller;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whoever answers requests to a language model, opened on the worker that asks: key and ledger are
 * those of that machine.
 *
 * @param storage file access
 * @param limits limits of decoding, for clips that are sent
 * @param calls how calls are made, paid and remembered
 */
public record ChatCallers(Storage storage, AudioLimits limits, CallOptions calls)
    implements Serializable {

  /** The callers of {@code calls} in a configuration. */
  public static ChatCallers of(RunConfig config) {
    return new ChatCallers(Storage.of(config.hadoop()), config.audioLimits(), config.calls());
  }

  /**
   * A share of the engine of this process.
   *
   * @throws emotionthinker.schemas.UserException when the model has no price
   */
  public ChatCaller server(String model) {
    calls.price(model);
    return SharedCallers.share(
        calls,
        () ->
            new CallEngine(calls, ledger(), () -> ApiKey.read(storage, calls.endpoint()), clips()));
  }

  /** Writes batch files. */
  ChatCaller batch() {
    return new BatchCaller(calls, ledger(), this::write, clips());
  }

  /** The ledger alone. */
  ChatCaller replay() {
    return new ReplayCaller(JdbcLedger.openReadOnly(calls.ledger().url()));
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

  /** What the account has spent so far, and what of it is in doubt, in one line. */
  public static String spending(CallOptions calls) {
    String account = calls.limits().account();
    try (JdbcLedger ledger = JdbcLedger.openReadOnly(calls.ledger().url())) {
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
}
