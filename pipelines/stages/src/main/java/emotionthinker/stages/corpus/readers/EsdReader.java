package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Split;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * ESD (Zhou et al. 2021): {@code 0011/Angry/0011_000351.wav}, with the official split as one more
 * folder ({@code train}, {@code evaluation}, {@code test}) in some copies. Speakers 0001 to 0010
 * speak Mandarin, 0011 to 0020 English. {@code 0011/0011.txt} holds name, text and emotion between
 * tabs. In this corpus evaluation means validation.
 */
public final class EsdReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:.*/)?(\\d{4})/([A-Z][a-z]+)/(?:(train|evaluation|test)/)?\\1_(\\d{6})\\.\\w+");
  private static final Pattern TEXT = Pattern.compile("(?:.*/)?(\\d{4})/\\1\\.txt");
  private static final int FIRST_ENGLISH_SPEAKER = 11;

  @Override
  public String name() {
    return "esd";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    Map<String, String> texts = new HashMap<>();
    files
        .list()
        .filter(file -> file.problem() == null && TEXT.matcher(file.path()).matches())
        .flatMap(file -> files.lines(file.path()).stream())
        .map(line -> line.split("\t", -1))
        .filter(fields -> fields.length >= 2)
        .forEach(fields -> texts.put(fields[0].strip(), fields[1]));
    return files.audioByPath(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker(part.group(1))
                .language(Integer.parseInt(part.group(1)) < FIRST_ENGLISH_SPEAKER ? "zh" : "en")
                .transcript(texts.get(CorpusPaths.withoutExtension(file.fileName())))
                .label(part.group(2))
                .officialSplit(
                    "evaluation".equals(part.group(3))
                        ? Split.VALIDATION
                        : Sheets.split(part.group(3)))
                .build());
  }
}
