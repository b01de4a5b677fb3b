package emotionthinker.stages.corpus;

import com.google.common.collect.ImmutableList;
import emotionthinker.stages.drawer.InADrawer;
import java.io.File;
import java.net.Socket;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** Breaks each never-rule once, so that {@code NeverRulesTest} is known to be able to fail. */
@SuppressWarnings("all")
public final class BreaksEveryRule {
  /** An array in a record. */
  public record WithArray(float[] samples) {}

  long clock() {
    return System.nanoTime();
  }

  double randomness() {
    return new Random().nextDouble();
  }

  Locale surroundings() {
    return Locale.getDefault();
  }

  boolean path() {
    return new File("x").exists();
  }

  void socket() throws Exception {
    new Socket("127.0.0.1", 1).close();
  }

  void thread(Runnable work) {
    new Thread(work).start();
  }

  void standardStream() {
    System.out.println("x");
  }

  void exit() {
    System.exit(1);
  }

  ImmutableList<String> guava() {
    return ImmutableList.of();
  }

  Encoder<InADrawer> beanEncoder() {
    return Encoders.bean(InADrawer.class);
  }

  ai.djl.ndarray.NDArray number(ai.djl.ndarray.NDArray array) {
    return array.mul(2);
  }

  emotionthinker.stages.eval.Later later() {
    return null;
  }
}
