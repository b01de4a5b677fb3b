package emotionthinker.beam;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;

/**
 * Packs the rows of a bundle, see {@link Packs}; packs leave at its end, or when they are {@value
 * #MOST_BYTES} bytes.
 *
 * @param <T> the rows
 */
abstract class PackFn<T> extends DoFn<T, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_BYTES = 16 << 20;

  private final Coder<T> coder;
  private transient Packs<T> packs;

  PackFn(Coder<T> coder) {
    this.coder = coder;
  }

  /** Where a row goes. */
  abstract int place(T row, ProcessContext context);

  /** Begins a bundle with nothing. */
  @StartBundle
  public void startBundle() {
    packs = new Packs<>(coder);
  }

  /** Adds a row. */
  @ProcessElement
  public void process(ProcessContext context) {
    packs.add(place(context.element(), context), context.element());
    if (packs.bytes() >= MOST_BYTES) {
      packs.emit(context::output);
    }
  }

  /** Sends what is left. */
  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    packs.emit(
        pack -> context.output(pack, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE));
  }
}
