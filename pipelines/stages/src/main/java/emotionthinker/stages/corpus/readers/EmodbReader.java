package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Gender;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Berlin Database of Emotional Speech (Burkhardt et al. 2005): {@code 03a01Wa.wav} is speaker,
 * sentence, emotion (the first letter of its German word: Wut, Langeweile, Ekel, Angst, Freude,
 * Trauer, Neutral), version. Ages and sentences are those of the corpus documentation.
 */
public final class EmodbReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("(\\d\\d)([ab]\\d\\d)([WLEAFTN])([a-z])\\.\\w+");
  private static final Map<String, String> EMOTIONS =
      Map.of(
          "W",
          "anger",
          "L",
          "boredom",
          "E",
          "disgust",
          "A",
          "fear",
          "F",
          "happiness",
          "T",
          "sadness",
          "N",
          "neutral");
  private static final Map<String, Speaker> SPEAKERS =
      Map.of(
          "03", new Speaker(Gender.MALE, 31),
          "08", new Speaker(Gender.FEMALE, 34),
          "09", new Speaker(Gender.FEMALE, 21),
          "10", new Speaker(Gender.MALE, 32),
          "11", new Speaker(Gender.MALE, 26),
          "12", new Speaker(Gender.MALE, 30),
          "13", new Speaker(Gender.FEMALE, 32),
          "14", new Speaker(Gender.FEMALE, 35),
          "15", new Speaker(Gender.MALE, 25),
          "16", new Speaker(Gender.FEMALE, 31));
  private static final Map<String, String> SENTENCES =
      Map.of(
          "a01",
          "Der Lappen liegt auf dem Eisschrank.",
          "a02",
          "Das will sie am Mittwoch abgeben.",
          "a04",
          "Heute abend könnte ich es ihm sagen.",
          "a05",
          "Das schwarze Blatt Papier befindet sich da oben neben dem Holzstück.",
          "a07",
          "In sieben Stunden wird es soweit sein.",
          "b01",
          "Was sind denn das für Tüten, die da unter dem Tisch stehen?",
          "b02",
          "Sie haben es gerade hochgetragen und jetzt gehen sie wieder runter.",
          "b03",
          "An den Wochenenden bin ich jetzt immer nach Hause gefahren und habe Agnes besucht.",
          "b09",
          "Ich will das eben wegbringen und dann mit Karl was trinken gehen.",
          "b10",
          "Die wird auf dem Platz sein, wo wir sie immer hinlegen.");

  private record Speaker(Gender gender, double ageYears) {}

  @Override
  public String name() {
    return "emodb";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByName(
        spec,
        NAME,
        (file, part) -> {
          Speaker speaker = SPEAKERS.get(part.group(1));
          return Draft.at(file)
              .speaker(part.group(1))
              .gender(speaker == null ? null : speaker.gender())
              .ageYears(speaker == null ? null : speaker.ageYears())
              .transcript(SENTENCES.get(part.group(2)))
              .label(EMOTIONS.get(part.group(3)))
              .build();
        });
  }
}
