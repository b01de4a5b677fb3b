package emotionthinker.jobs.teach;

import emotionthinker.jobs.config.RunConfig;
import emotionthinker.stages.cot.calls.LabelReaderOptions;
import emotionthinker.stages.cot.calls.LlmLabelReader;
import emotionthinker.stages.cot.filter.LabelReader;
import emotionthinker.stages.cot.filter.LabelReaderSource;
import emotionthinker.stages.cot.filter.RecoverabilityOptions;

/**
 * The language model that reads texts without their label, opened on the worker that it works on.
 *
 * @param callers who has its questions answered
 * @param options what it is asked
 * @param replay whether only recorded answers count
 */
public record LabelReaders(ChatCallers callers, LabelReaderOptions options, boolean replay)
    implements LabelReaderSource {

  @Override
  public LabelReader open() {
    return new LlmLabelReader(options, replay ? callers.replay() : callers.server(options.model()));
  }

  /** The reader of a configuration; null when the embedded one reads, or none. */
  public static LabelReaderSource of(RunConfig config) {
    RecoverabilityOptions how = config.filter().recoverability();
    return how.called()
        ? new LabelReaders(
            ChatCallers.of(config),
            config.labelReader(),
            how.reader() == RecoverabilityOptions.Reader.REPLAY)
        : null;
  }
}
