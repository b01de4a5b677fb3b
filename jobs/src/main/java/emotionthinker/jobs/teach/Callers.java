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
import emotionthinker.stages.cot.calls.ReplayCaller;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whoever has questions to a language model answered, opened on the worker that asks them: key and
 * ledger are those of that machine.
 *
 * @param storage file access
 * @param limits limits of decoding, for clips that are sent
 * @param calls how a model is called, limited and paid
 */
public record Callers(Storage storage, AudioLimits limits, CallOptions calls)
    implements Serializable {

  /** The callers of a configuration. */
  public static Callers of(RunConfig config) {
    return new Callers(Storage.of(config.hadoop()), config.audioLimits(), config.calls());
  }

  /** The engine of this process; the model must have a price. */
  public ChatCaller engine(String model) {
    calls.price(model);
    return SharedCallers.share(
        calls,
        () ->
            new CallEngine(calls, ledger(), () -> ApiKey.read(storage, calls.endpoint()), clips()));
  }

  /** Batch files. */
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
}
