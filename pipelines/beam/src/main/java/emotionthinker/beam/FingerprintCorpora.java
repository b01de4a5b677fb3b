package emotionthinker.beam;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import emotionthinker.io.table.InputListing;
import emotionthinker.stages.corpus.CorpusSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PDone;

/**
 * Fingerprints corpora before a run decides what to skip. The decision needs one hash per corpus,
 * so that is all that comes back: workers list folders and hash what is in them, the hashes of
 * folders are added up on the way, and a file with one line per corpus is written, which {@link
 * #take} reads and deletes.
 */
public final class FingerprintCorpora extends PTransform<PBegin, PDone> {
  private static final long serialVersionUID = 1L;
  private static final long MAX_BYTES = 16 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Storage storage;
  private final List<CorpusSpec> corpora;
  private final String file;

  private FingerprintCorpora(Storage storage, List<CorpusSpec> corpora, String file) {
    this.storage = storage;
    this.corpora = List.copyOf(corpora);
    this.file = file;
  }

  /** Of corpora with absolute roots, into a file that must not be anybody else's. */
  public static FingerprintCorpora to(Storage storage, List<CorpusSpec> corpora, String file) {
    return new FingerprintCorpora(storage, corpora, file);
  }

  /** Fingerprint by name of corpus, once the pipeline has finished. */
  public static Map<String, String> take(Storage storage, String file) throws IOException {
    byte[] bytes = storage.readAllBytes(file, MAX_BYTES);
    storage.delete(file);
    return JSON.readValue(bytes, new TypeReference<TreeMap<String, String>>() {});
  }

  @Override
  public PDone expand(PBegin begin) {
    TreeMap<String, CorpusSpec> byName = new TreeMap<>();
    corpora.forEach(corpus -> byName.put(corpus.name(), corpus));
    begin
        .apply(
            "ListCorpora",
            new ListCorpora<>(storage, byName, InputListing.class, new Digest(storage)))
        .apply("AddUp", Combine.perKey(FingerprintCorpora::sum))
        .apply("KeyAll", WithKeys.of((Void) null))
        .apply("Gather", GroupByKey.create())
        .apply("Write", ParDo.of(new WriteFn(storage, file)));
    return PDone.in(begin.getPipeline());
  }

  private static InputListing sum(Iterable<InputListing> listings) {
    InputListing sum = new InputListing();
    listings.forEach(sum::combine);
    return sum;
  }

  private record Digest(Storage storage) implements ListCorpora.Found<InputListing> {
    @Override
    public void folder(Stream<Entry> files, Consumer<InputListing> out) {
      InputListing listing = new InputListing();
      files.forEach(file -> listing.accept(storage, file));
      out.accept(listing);
    }
  }

  private static final class WriteFn
      extends DoFn<KV<Void, Iterable<KV<String, InputListing>>>, Void> {
    private static final long serialVersionUID = 1L;

    private final Storage storage;
    private final String file;

    WriteFn(Storage storage, String file) {
      this.storage = storage;
      this.file = file;
    }

    @ProcessElement
    public void process(@Element KV<Void, Iterable<KV<String, InputListing>>> all)
        throws IOException {
      TreeMap<String, String> fingerprints = new TreeMap<>();
      all.getValue().forEach(one -> fingerprints.put(one.getKey(), one.getValue().sha256()));
      try (OutputStream out = storage.create(file)) {
        out.write(JSON.writeValueAsBytes(fingerprints));
      }
    }
  }
}
