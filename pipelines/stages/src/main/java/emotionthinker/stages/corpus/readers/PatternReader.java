package emotionthinker.stages.corpus.readers;

import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Any corpus whose paths say it all: {@code file_pattern} is a regular expression with named groups
 * label, speaker, gender, age, language, intensity and split, each of them optional. Without
 * groups: unlabelled speech of one unknown speaker. Files that do not match are no utterances.
 */
public final class PatternReader implements CorpusReader {
  private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  @Override
  public String name() {
    return "pattern";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    Pattern pattern = spec.compiledFilePattern();
    Set<String> groups =
        GROUP
            .matcher(spec.filePattern())
            .results()
            .map(g -> g.group(1))
            .collect(Collectors.toSet());
    return files
        .audio(spec)
        .map(
            file -> {
              if (file.problem() != null) {
                return CorpusEntry.unreadable(file, file.path());
              }
              Matcher part = pattern.matcher(file.path());
              part.matches();
              return Draft.at(file)
                  .speaker(value(part, groups, "speaker"))
                  .label(value(part, groups, "label"))
                  .gender(Sheets.gender(value(part, groups, "gender")))
                  .ageYears(Sheets.number(value(part, groups, "age")))
                  .language(value(part, groups, "language"))
                  .intensity(value(part, groups, "intensity"))
                  .officialSplit(Sheets.split(value(part, groups, "split")))
                  .build();
            });
  }

  private static String value(Matcher part, Set<String> groups, String name) {
    return groups.contains(name) ? part.group(name) : null;
  }
}
