package emotionthinker.stages.corpus.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.LabelVote;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReaders;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.MapFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Layouts of the first readers on trees made here. */
class ReadersTest {

  @Test
  void ravdessReadsSpeechAndMarksSong() {
    MapFiles files =
        MapFiles.of(
            "Audio_Speech_Actors_01-24/Actor_12/03-01-06-02-01-01-12.wav",
            "Audio_Song_Actors_01-24/Actor_01/03-02-02-01-02-01-01.WAV",
            "Actor_01/03-01-09-01-01-01-01.wav",
            "readme.txt");
    List<CorpusEntry> entries = read("ravdess", files);
    Draft speech = draft(entries, "Audio_Speech_Actors_01-24/Actor_12/03-01-06-02-01-01-12.wav");
    assertEquals("Actor_12", speech.speaker());
    assertEquals(Gender.FEMALE, speech.gender());
    assertEquals("fearful", speech.label());
    assertEquals("strong", speech.intensity());
    Draft song = draft(entries, "Audio_Song_Actors_01-24/Actor_01/03-02-02-01-02-01-01.WAV");
    assertEquals("song calm", song.label());
    assertEquals("Dogs are sitting by the door", song.transcript());
    assertEquals(Set.of("Actor_01/03-01-09-01-01-01-01.wav BAD_FILE_NAME"), problems(entries));
  }

  @Test
  void cremadCountsVoiceVotesOnly() {
    MapFiles files =
        MapFiles.of("AudioWAV/1001_IEO_HAP_HI.wav")
            .text("VideoDemographics.csv", "\"ActorID\",\"Age\",\"Sex\"\n1001,51,\"Male\"\n")
            .text(
                "processedResults/tabulatedVotes.csv",
                "\"\",\"A\",\"D\",\"F\",\"H\",\"N\",\"S\",\"fileName\",\"numResponses\"\n"
                    + "\"100004\",2,0,0,6,2,0,\"1001_IEO_HAP_HI\",10\n"
                    + "\"200004\",0,0,0,9,0,0,\"1001_IEO_HAP_HI\",9\n");
    Draft draft = draft(read("cremad", files), "AudioWAV/1001_IEO_HAP_HI.wav");
    assertEquals(0.6, draft.agreement());
    assertEquals(
        List.of(new LabelVote("anger", 2), new LabelVote("happy", 6), new LabelVote("neutral", 2)),
        draft.votes());
    assertEquals(51.0, draft.ageYears());
    assertEquals("It's eleven o'clock", draft.transcript());
    assertEquals("high", draft.intensity());
  }

  @Test
  void cremadSharesATiedMajority() {
    MapFiles files =
        MapFiles.of("1001_IEO_ANG_MD.wav")
            .text("summaryTable.csv", "\"\",\"FileName\",\"VoiceVote\"\n1,1001_IEO_ANG_MD,A:D\n");
    Draft draft = draft(read("cremad", files), "1001_IEO_ANG_MD.wav");
    assertEquals(
        List.of(new LabelVote("anger", 0.5), new LabelVote("disgust", 0.5)), draft.votes());
    assertNull(draft.agreement());
    assertNull(draft.gender());
  }

  @Test
  void nemoTakesItsFactsFromDataTsv() {
    MapFiles files =
        MapFiles.of("samples/WR0_surprised_64.wav")
            .text(
                "data.tsv",
                "file_id\temotion\traw_text\tspeaker_id\tgender\tage\n"
                    + "WR0_surprised_64.wav\tsurprised\t„Ród \"smoka\"\t   WR0\tmale\t23\n");
    Draft draft = draft(read("nemo", files), "samples/WR0_surprised_64.wav");
    assertEquals("„Ród \"smoka\"", draft.transcript());
    assertEquals(Gender.MALE, draft.gender());
  }

  @Test
  void manifestRowsBecomeDraftsOrTypedProblems() {
    MapFiles files =
        MapFiles.of("data/a.wav", "data/b.wav", "c.wav", "data/notes.txt", "forgotten.wav")
            .text(
                "data/labels.csv",
                "file,emotion,speaker,gender,age,split,start_s,end_s,channel,votes\n"
                    + "a.wav,anger,s1,F,31,dev,0.5,1.5,1,anger:3;neutral:1\n"
                    + "./b.wav,,,,,,,,,\n"
                    + "../c.wav,anger,s2,x,,test,,,,\n"
                    + "../../c.wav,anger,s2,,,,,,,\n"
                    + "http://host/c.wav,anger,s2,,,,,,,\n"
                    + "none.wav,anger,s2,,,,,,,\n"
                    + "a.wav,anger,s2,,NaN,,,,,\n"
                    + "a.wav,anger,s2,,,,,,1.5,\n"
                    + "a.wav,anger,s2,,,holdout,,,,\n"
                    + ",anger,s2,,,,,,,\n");
    List<CorpusEntry> entries = read("manifest", files);
    Draft a = draft(entries, "data/labels.csv:2");
    assertEquals("data/a.wav", a.path());
    assertEquals(Split.VALIDATION, a.officialSplit());
    assertEquals(0.75, a.agreement());
    assertEquals(1, a.channel());
    assertEquals(1.5, a.endS());
    assertEquals(Draft.UNKNOWN_SPEAKER, draft(entries, "data/labels.csv:3").speaker());
    assertEquals("c.wav", draft(entries, "data/labels.csv:4").path());
    assertEquals(
        Set.of(
            "data/labels.csv:5 OUTSIDE_ROOT",
            "data/labels.csv:6 OUTSIDE_ROOT",
            "data/labels.csv:7 FILE_NOT_FOUND",
            "data/labels.csv:8 BAD_MANIFEST_ROW",
            "data/labels.csv:9 BAD_MANIFEST_ROW",
            "data/labels.csv:10 BAD_MANIFEST_ROW",
            "data/labels.csv:11 BAD_MANIFEST_ROW",
            "forgotten.wav NOT_IN_MANIFEST"),
        problems(entries));
  }

  @Test
  void whatIsNoFileIsAProblemInEveryKindOfReader() {
    MapFiles plain =
        MapFiles.of("OAF_bar_ps.wav")
            .text("labels.csv", "file\nOAF_back_sad.wav\nOAF_bar_ps.wav\n");
    CorpusFiles files = plain.problem("OAF_back_sad.wav", RejectReason.NOT_A_FILE);
    assertEquals(Set.of("OAF_back_sad.wav NOT_A_FILE"), problems(read("tess", files)));
    assertEquals(Set.of("OAF_back_sad.wav NOT_A_FILE"), problems(read("pattern", files)));
    assertEquals(Set.of("labels.csv:2 NOT_A_FILE"), problems(read("manifest", files)));
  }

  @Test
  void anUnknownLayoutSaysWhatWasExpectedAndSeen() {
    MapFiles files = MapFiles.of("wav/03a01Wa.wav", "README.md");
    String message = assertThrows(UserException.class, () -> read("tess", files)).getMessage();
    assertTrue(message.contains(CorpusReaders.layoutOf("tess")), message);
    assertTrue(message.contains("wav/03a01Wa.wav"), message);
    assertThrows(UserException.class, () -> read("manifest", files));
    assertThrows(UserException.class, () -> read("no such reader", files));
    assertThrows(UserException.class, () -> read("tess", MapFiles.of()));
  }

  @Test
  void everyReaderHasOneNameAndALayout() {
    Set<String> names = new TreeSet<>();
    CorpusReaders.ALL.forEach(known -> assertTrue(names.add(known.reader().name())));
    CorpusReaders.ALL.forEach(known -> assertTrue(!known.layout().isBlank()));
  }

  static List<CorpusEntry> read(String reader, CorpusFiles files) {
    List<CorpusEntry> entries = new ArrayList<>();
    CorpusSpec spec = CorpusSpec.defaults().with("c", reader, ".");
    CorpusReaders.read(files, spec, entries::add).plan(spec);
    entries.sort(Comparator.comparing(CorpusEntry::origin));
    return entries;
  }

  static Draft draft(List<CorpusEntry> entries, String origin) {
    return entries.stream()
        .filter(e -> e.origin().equals(origin) && e instanceof Draft)
        .map(Draft.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no draft of " + origin + " in " + entries));
  }

  static Set<String> problems(List<CorpusEntry> entries) {
    Set<String> problems = new TreeSet<>();
    for (CorpusEntry entry : entries) {
      if (entry instanceof CorpusEntry.Problem problem) {
        problems.add(problem.origin() + " " + problem.reason());
      }
    }
    return problems;
  }
}
