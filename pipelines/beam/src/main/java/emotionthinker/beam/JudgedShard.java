package emotionthinker.beam;

import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Reject;
import emotionthinker.stages.cot.filter.BlindText;
import emotionthinker.stages.cot.filter.Judged;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/**
 * All that was judged of a shard, as one element: what waits for the label-blind reader.
 *
 * @param rowsIn candidates that were read
 * @param judged one for every utterance with candidates
 */
record JudgedShard(long rowsIn, List<Judged> judged) {
  private static final int NOT_LEARNT = -1;
  private static final ListCoder<Reject> REJECTS = ListCoder.of(RecordCoder.of(Reject.class));
  private static final ListCoder<Judged.Passed> PASSED = ListCoder.of(new PassedCoder());

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 12);
    try {
      VarLongCoder.of().encode(rowsIn, out);
      for (Judged one : judged) {
        PASSED.encode(one.passed(), out);
        REJECTS.encode(one.rejects(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static JudgedShard fromBytes(byte[] bytes) {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    try {
      long rowsIn = VarLongCoder.of().decode(in);
      List<Judged> judged = new ArrayList<>();
      while (in.available() > 0) {
        judged.add(new Judged(PASSED.decode(in), REJECTS.decode(in)));
      }
      return new JudgedShard(rowsIn, judged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class PassedCoder extends AtomicCoder<Judged.Passed> {
    private static final long serialVersionUID = 1L;
    private static final Coder<Cot> COT = RecordCoder.of(Cot.class);

    @Override
    public void encode(Judged.Passed passed, OutputStream out) throws IOException {
      COT.encode(passed.cot(), out);
      StringUtf8Coder.of().encode(passed.masked(), out);
      BlindText blind = passed.blind();
      BooleanCoder.of().encode(blind != null, out);
      if (blind != null) {
        StringUtf8Coder.of().encode(blind.sentences(), out);
        VarIntCoder.of()
            .encode(blind.learnt() == null ? NOT_LEARNT : blind.learnt().ordinal(), out);
        BooleanCoder.of().encode(blind.external(), out);
      }
    }

    @Override
    public Judged.Passed decode(InputStream in) throws IOException {
      Cot cot = COT.decode(in);
      String masked = StringUtf8Coder.of().decode(in);
      if (!BooleanCoder.of().decode(in)) {
        return new Judged.Passed(cot, null, masked);
      }
      String sentences = StringUtf8Coder.of().decode(in);
      int learnt = VarIntCoder.of().decode(in);
      Emotion label = learnt == NOT_LEARNT ? null : Emotion.values()[learnt];
      BlindText blind =
          new BlindText(cot.candidateId(), sentences, label, BooleanCoder.of().decode(in));
      return new Judged.Passed(cot, blind, masked);
    }
  }
}
