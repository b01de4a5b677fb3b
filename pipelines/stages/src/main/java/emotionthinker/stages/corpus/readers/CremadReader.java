package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.LabelVote;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.Sheet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CREMA-D (Cao et al. 2014): {@code 1001_DFA_ANG_XX.wav} is actor, sentence, acted emotion, level.
 * The label is the acted emotion. Votes are those of raters who heard the voice only: counts from
 * tabulatedVotes.csv (rows 1NNNNN), which give the agreement with the label; else the majority of
 * summaryTable.csv or labels.csv, ties sharing one vote, without an agreement.
 */
public final class CremadReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("(\\d{4})_([A-Z]{3})_(ANG|DIS|FEA|HAP|NEU|SAD)_(LO|MD|HI|XX?)\\.\\w+");
  private static final Map<String, String> LEVELS =
      Map.of("LO", "low", "MD", "medium", "HI", "high");
  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry("IEO", "It's eleven o'clock"),
          Map.entry("TIE", "That is exactly what happened"),
          Map.entry("IOM", "I'm on my way to the meeting"),
          Map.entry("IWW", "I wonder what this is about"),
          Map.entry("TAI", "The airplane is almost full"),
          Map.entry("MTI", "Maybe tomorrow it will be cold"),
          Map.entry("IWL", "I would like a new alarm clock"),
          Map.entry("ITH", "I think I have a doctor's appointment"),
          Map.entry("DFA", "Don't forget a jacket"),
          Map.entry("ITS", "I think I've seen this before"),
          Map.entry("TSI", "The surface is slick"),
          Map.entry("WSI", "We'll stop in a couple of minutes"));

  @Override
  public String name() {
    return "cremad";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    Map<String, Sheet.Row> actors =
        Sheets.index(files.sheet("VideoDemographics.csv", "labels.csv"), "ActorID", "speaker");
    Map<String, List<LabelVote>> votes = CremadVotes.byName(files);
    return files.audioByName(
        spec,
        NAME,
        (file, part) -> {
          String label = CremadVotes.EMOTIONS.get(part.group(3).substring(0, 1));
          List<LabelVote> own =
              votes.getOrDefault(CorpusPaths.withoutExtension(file.fileName()), List.of());
          Draft.Builder draft = Draft.at(file).speaker(part.group(1)).label(label).votes(own);
          draft.transcript(SENTENCES.get(part.group(2))).intensity(LEVELS.get(part.group(4)));
          Sheet.Row actor = actors.get(part.group(1));
          if (actor != null) {
            draft.gender(Sheets.gender(actor.get("Sex", "gender")));
            draft.ageYears(Sheets.number(actor.get("Age")));
          }
          // A majority is one vote in all and says nothing about how many agree.
          double sum = own.stream().mapToDouble(LabelVote::votes).sum();
          return draft.agreement(sum > 1.5 ? Sheets.share(own, label) : null).build();
        });
  }
}
