package emotionthinker.beam;

import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import emotionthinker.stages.corpus.CorpusSpec;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Lists corpora folder by folder on the workers: the roots, the folders in them and the folders in
 * those are spread one by one; what lies deeper is listed by the worker that met it. Neither a
 * worker nor the driver holds a listing; what is kept of a folder is what {@link Found} makes of
 * it.
 *
 * @param <T> what is made of the files of a folder
 */
final class ListCorpora<T extends Serializable>
    extends PTransform<PBegin, PCollection<KV<String, T>>> {
  private static final long serialVersionUID = 1L;

  /** Most folders that are listed at a time; the direct runner pays for every bucket. */
  private static final int BUCKETS = 64;

  /** Takes the files and problems of a folder, once and in any order. */
  interface Found<T> extends Serializable {
    void folder(Stream<Entry> files, Consumer<T> out);
  }

  private final Storage storage;
  private final TreeMap<String, CorpusSpec> corpora;
  private final Class<T> type;
  private final Found<T> found;

  ListCorpora(Storage storage, TreeMap<String, CorpusSpec> corpora, Class<T> type, Found<T> found) {
    this.storage = storage;
    this.corpora = corpora;
    this.type = type;
    this.found = found;
  }

  @Override
  public PCollection<KV<String, T>> expand(PBegin begin) {
    Coder<KV<String, Entry>> folderCoder =
        KvCoder.of(StringUtf8Coder.of(), NullableCoder.of(SerializableCoder.of(Entry.class)));
    Coder<KV<String, T>> coder = KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(type));
    List<KV<String, Entry>> roots =
        corpora.keySet().stream().map(name -> KV.of(name, (Entry) null)).toList();
    PCollection<KV<String, Entry>> folders =
        begin.apply("NameCorpora", Create.of(roots).withCoder(folderCoder));
    PCollectionList<KV<String, T>> all = PCollectionList.empty(begin.getPipeline());
    for (String level : List.of("Roots", "Folders", "Subtrees")) {
      ListFn<T> list = new ListFn<>(storage, corpora, found, level.equals("Subtrees"));
      PCollectionTuple listed =
          folders
              .apply(
                  "Spread" + level,
                  Reshuffle.<KV<String, Entry>>viaRandomKey().withNumBuckets(BUCKETS))
              .apply(
                  "List" + level,
                  ParDo.of(list).withOutputTags(list.files, TupleTagList.of(list.folders)));
      all = all.and(listed.get(list.files).setCoder(coder));
      folders = listed.get(list.folders).setCoder(folderCoder);
    }
    return all.apply("JoinListings", Flatten.pCollections());
  }

  private static final class ListFn<T> extends DoFn<KV<String, Entry>, KV<String, T>> {
    private static final long serialVersionUID = 1L;

    private final TupleTag<KV<String, T>> files = new TupleTag<>("files") {};
    private final TupleTag<KV<String, Entry>> folders = new TupleTag<>("folders") {};
    private final Storage storage;
    private final TreeMap<String, CorpusSpec> corpora;
    private final Found<T> found;
    private final boolean deep;

    ListFn(Storage storage, TreeMap<String, CorpusSpec> corpora, Found<T> found, boolean deep) {
      this.storage = storage;
      this.corpora = corpora;
      this.found = found;
      this.deep = deep;
    }

    @ProcessElement
    public void process(@Element KV<String, Entry> folder, MultiOutputReceiver out)
        throws IOException {
      String corpus = folder.getKey();
      FolderWalk walk = new FolderWalk(storage, corpora.get(corpus));
      ArrayDeque<Entry> deeper = new ArrayDeque<>();
      Consumer<Entry> below =
          deep ? deeper::push : next -> out.get(folders).output(KV.of(corpus, next));
      Entry next = folder.getValue();
      do {
        try (Stream<Entry> entries = walk.files(next, below)) {
          found.folder(entries, one -> out.get(files).output(KV.of(corpus, one)));
        }
        next = deeper.poll();
      } while (next != null);
    }
  }
}
