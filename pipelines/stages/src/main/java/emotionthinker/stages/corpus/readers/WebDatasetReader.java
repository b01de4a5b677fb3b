package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Inside;
import emotionthinker.stages.corpus.Member;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * WebDataset: every {@code .tar} holds samples as {@link TarSamples} says. Members that match
 * file_pattern below {@code <tar>/} are audio, one utterance each; {@code .json} holds fields as in
 * {@link ManifestColumns}, {@code .txt} the words, {@code .cls} the label, {@code .NAME.txt} the
 * column NAME. A split in the name of the tar (train-0001.tar) counts where the fields name none.
 */
public final class WebDatasetReader implements CorpusReader {
  private static final Predicate<String> TEXT =
      Pattern.compile("(?is).*\\.(json|txt|cls)").asMatchPredicate();

  @Override
  public String name() {
    return "webdataset";
  }

  @Override
  public Predicate<CorpusFile> alone(CorpusSpec spec) {
    return file -> file.path().endsWith(".tar");
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files
        .list()
        .filter(alone(spec))
        .flatMap(tar -> tar.problem() == null ? samples(files, tar.path(), spec) : unreadable(tar));
  }

  private static Stream<CorpusEntry> unreadable(CorpusFile tar) {
    return Stream.of(CorpusEntry.unreadable(tar, tar.path()));
  }

  private static Stream<CorpusEntry> samples(CorpusFiles files, String tar, CorpusSpec spec) {
    Map<String, String[]> columns = ManifestColumns.of(spec);
    Predicate<String> audio = spec.compiledFilePattern().asMatchPredicate();
    Stream<Member> members = files.members(tar, TEXT);
    Iterator<List<Member>> samples = new TarSamples(members.iterator());
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(samples, 0), false)
        .onClose(members::close)
        .flatMap(sample -> entries(tar, sample, name -> audio.test(tar + "/" + name), columns));
  }

  private static Stream<CorpusEntry> entries(
      String tar, List<Member> sample, Predicate<String> audio, Map<String, String[]> columns) {
    ContainerFields fields = new ContainerFields();
    sample.stream().filter(m -> TEXT.test(m.name())).forEach(fields::put);
    fields.putSplit(tar, columns);
    List<Member> kept =
        sample.stream()
            .filter(m -> audio.test(m.name()) || (m.problem() != null && !TEXT.test(m.name())))
            .toList();
    if (kept.isEmpty() && TarSamples.key(sample.get(0).name()) != null) {
      return Stream.of(CorpusEntry.badRow(sample.get(0).origin(), "a sample without audio"));
    }
    return kept.stream().map(member -> entry(tar, member, fields, columns));
  }

  private static CorpusEntry entry(
      String tar, Member member, ContainerFields fields, Map<String, String[]> columns) {
    if (member.problem() != null) {
      return new CorpusEntry.Problem(member.origin(), member.problem(), member.detail());
    }
    String name = CorpusPaths.resolve("", member.name()).orElse(null);
    if (name == null) {
      return new CorpusEntry.Problem(
          member.origin(), RejectReason.OUTSIDE_ROOT, member.name() + " leaves the tar");
    }
    CorpusFile file = CorpusFile.member(tar + "/" + name, new Inside(tar, member.locator()));
    return fields.flaw() == null
        ? ManifestRow.entry(file, fields.row(member.origin()), columns)
        : CorpusEntry.badRow(member.origin(), fields.flaw());
  }
}
