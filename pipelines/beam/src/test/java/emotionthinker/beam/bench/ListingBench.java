package emotionthinker.beam.bench;

import emotionthinker.beam.FingerprintCorpora;
import emotionthinker.io.Storage;
import emotionthinker.stages.corpus.CorpusSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Fingerprints a tree of empty files and says what that took:
 *
 * <pre>java -Xmx64m emotionthinker.beam.bench.ListingBench FOLDER FILES FILES_PER_FOLDER</pre>
 */
final class ListingBench {
  private ListingBench() {}

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath();
    int files = Integer.parseInt(args[1]);
    int perFolder = Integer.parseInt(args[2]);
    for (int i = 0; i < files; i++) {
      Path folder = root.resolve(i / perFolder / 100 + "/" + i / perFolder);
      if (i % perFolder == 0) {
        Files.createDirectories(folder);
      }
      Path file = folder.resolve(i + ".wav");
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
    }
    Storage storage = Storage.standard();
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setEnforceEncodability(false);
    options.setEnforceImmutability(false);
    String result = root + ".json";
    long start = System.nanoTime();
    Pipeline pipeline = Pipeline.create(options);
    CorpusSpec corpus = CorpusSpec.defaults().with("big", "pattern", root.toString());
    pipeline.apply(FingerprintCorpora.to(storage, List.of(corpus), result));
    pipeline.run().waitUntilFinish();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d files, %,d to a folder: %.1f s in a heap of %d MB, %s%n",
        files,
        perFolder,
        seconds,
        Runtime.getRuntime().maxMemory() >> 20,
        FingerprintCorpora.take(storage, result));
  }
}
