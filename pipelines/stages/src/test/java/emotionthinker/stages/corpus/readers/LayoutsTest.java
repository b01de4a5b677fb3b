package emotionthinker.stages.corpus.readers;

import static emotionthinker.stages.corpus.readers.ReadersTest.draft;
import static emotionthinker.stages.corpus.readers.ReadersTest.problems;
import static emotionthinker.stages.corpus.readers.ReadersTest.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.LabelVote;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.MapFiles;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layouts of corpora that are licensed or large, on trees made here. */
class LayoutsTest {

  @ParameterizedTest
  @CsvSource({
    "savee, AudioData/KL/su03.wav, KL, MALE, surprise,",
    "savee, ALL/DC_sa11.wav, DC, MALE, sadness,",
    "emovdb, bea_Amused/amused_1-15_0001.wav, bea, FEMALE, amused,",
    "emovdb, sam/Disgusted/disgust_29-56_0030.wav, sam, MALE, disgust,",
    "jlcorpus, female2_apologetic_10a_1.wav, female2, FEMALE, apologetic,",
    "jlcorpus, male1_angry_3b_2.wav, male1, MALE, angry,",
    "cafe, 48kHz/Colère/Fort/01-C-2-3.wav, 01, MALE, anger, strong",
    "cafe, Neutre/12-N-1-6.aiff, 12, FEMALE, neutral, normal",
    "shemo, female/F01W07.wav, F01, FEMALE, surprise,",
    "emovo, m2/pau-m2-d1.wav, m2, MALE, fear,",
    "urdu, Angry/SM1_F10_A010.wav, SM1, MALE, angry,",
    "mead, M003/audio/angry/level_3/012.m4a, M003, MALE, angry, 3",
    "mead, MEAD/W009/neutral/level_1/001.m4a, W009, FEMALE, neutral, 1"
  })
  void namesSayItAll(
      String reader, String path, String speaker, Gender gender, String label, String intensity) {
    List<CorpusEntry> entries = read(reader, MapFiles.of(path, "strange name.wav"));
    Draft draft = draft(entries, path);
    assertEquals(speaker, draft.speaker());
    assertEquals(gender, draft.gender());
    assertEquals(label, draft.label());
    assertEquals(intensity, draft.intensity());
    assertEquals(Set.of("strange name.wav BAD_FILE_NAME"), problems(entries));
  }

  @Test
  void iemocapTakesLabelsAndVotesFromEvaluations() {
    String turn = "Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_M001.wav";
    MapFiles files =
        MapFiles.of(turn)
            .text(
                "Session1/dialog/EmoEvaluation/Ses01F_impro01.txt",
                "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n"
                    + "[7.5712 - 10.4750]\tSes01F_impro01_M001\tfru\t[2.5000, 2.5000, 2.5000]\n"
                    + "C-E2:\tFrustration;\t()\n"
                    + "C-E3:\tFrustration; Anger;\t()\n"
                    + "C-E4:\tNeutral;\t()\n"
                    + "C-F1:\tAnger;\t()\n"
                    + "A-E3:\tval 3; act 2; dom  2;\t()\n")
            .text(
                "Session1/dialog/transcriptions/Ses01F_impro01.txt",
                "Ses01F_impro01_M001 [007.5712-010.4750]: Do you have your forms?\n");
    Draft draft = draft(read("iemocap", files), turn);
    assertEquals("Ses01M", draft.speaker());
    assertEquals(Gender.MALE, draft.gender());
    assertEquals("fru", draft.label());
    assertEquals("Do you have your forms?", draft.transcript());
    assertEquals(
        List.of(new LabelVote("ang", 0.5), new LabelVote("fru", 1.5), new LabelVote("neu", 1)),
        draft.votes());
    assertEquals(0.5, draft.agreement());
  }

  @Test
  void meldKeepsClipsApartWhoseNumbersRepeat() {
    String head = "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID\n";
    MapFiles files =
        MapFiles.of(
                "train_splits/dia0_utt0.mp4",
                "dev_splits_complete/dia0_utt0.mp4",
                "output_repeated_splits_test/dia9_utt9.mp4")
            .text("train_sent_emo.csv", head + "1,Hi!,Monica,joy,positive,0,0\n")
            .text("dev_sent_emo.csv", head + "1,\"Oh, my\",Phoebe,surprise,negative,0,0\n")
            .text("test_sent_emo.csv", head);
    List<CorpusEntry> entries = read("meld", files);
    Draft train = draft(entries, "train_splits/dia0_utt0.mp4");
    Draft dev = draft(entries, "dev_splits_complete/dia0_utt0.mp4");
    assertEquals("joy", train.label());
    assertEquals(Split.TRAIN, train.officialSplit());
    assertEquals("Phoebe", dev.speaker());
    assertEquals(Split.VALIDATION, dev.officialSplit());
    assertEquals(
        Set.of("output_repeated_splits_test/dia9_utt9.mp4 BAD_FILE_NAME"), problems(entries));
    assertThrows(
        UserException.class, () -> read("meld", MapFiles.of("train_splits/dia0_utt0.mp4")));
  }

  @Test
  void expressoDialoguesHaveOneSpeakerPerChannel() {
    MapFiles files =
        MapFiles.of(
                "read/ex01/confused/base/ex01_confused_00001.wav",
                "conversational/ex04-ex03/animal-animaldir/ex04-ex03_animal-animaldir_002.wav",
                "conversational/ex01-ex02/angry/ex01-ex02_angry_001.wav")
            .text("read_transcriptions.txt", "ex01_confused_00001\tWhat did you say?\n")
            .text(
                "VAD_segments.txt",
                "# file\nex01-ex02_angry_001/channel1\t(0.5, 2.25) (3.0, 4.0)\n"
                    + "ex01-ex02_angry_001/channel2\t(2.3, 2.9)\n");
    List<CorpusEntry> entries = read("expresso", files);
    assertEquals(
        Set.of(
            "e/read/ex01/confused/base/ex01_confused_00001 ex01 confused MALE What did you say?",
            "e/conversational/ex04-ex03/animal-animaldir/ex04-ex03_animal-animaldir_002#0 ex04"
                + " animal FEMALE null",
            "e/conversational/ex04-ex03/animal-animaldir/ex04-ex03_animal-animaldir_002#1 ex03"
                + " animaldir MALE null",
            "e/conversational/ex01-ex02/angry/ex01-ex02_angry_001#0@0.5-2.25 ex01 angry MALE null",
            "e/conversational/ex01-ex02/angry/ex01-ex02_angry_001#0@3-4 ex01 angry MALE null",
            "e/conversational/ex01-ex02/angry/ex01-ex02_angry_001#1@2.3-2.9 ex02 angry FEMALE null"),
        entries.stream()
            .map(Draft.class::cast)
            .map(
                d ->
                    String.join(
                        " ",
                        CorpusPaths.utteranceId("e", d),
                        d.speaker(),
                        d.label(),
                        d.gender().name(),
                        String.valueOf(d.transcript())))
            .collect(Collectors.toSet()));
  }

  @Test
  void earsLabelsEmotionsAndWhisperOnly() {
    MapFiles files =
        MapFiles.of(
                "p001/emo_adoration_sentences.wav",
                "p002/emo_adoration_sentences.wav",
                "p001/rainbow_01_whisper.wav",
                "p001/freeform_speech_01.wav")
            .text(
                "speaker_statistics.json", "{\"p001\": {\"age\": \"36-45\", \"gender\": \"male\"}}")
            .text(
                "transcripts.json", "{\"emo_adoration_sentences\": \"You're just the sweetest\"}");
    List<CorpusEntry> entries = read("ears", files);
    Draft emotion = draft(entries, "p001/emo_adoration_sentences.wav");
    assertEquals("adoration", emotion.label());
    assertEquals(Gender.MALE, emotion.gender());
    assertEquals("You're just the sweetest", emotion.transcript());
    assertNull(draft(entries, "p002/emo_adoration_sentences.wav").gender());
    assertEquals("whisper", draft(entries, "p001/rainbow_01_whisper.wav").label());
    assertNull(draft(entries, "p001/freeform_speech_01.wav").label());
  }

  @Test
  void mspPodcastRowsNameAudioAnywhere() {
    MapFiles files =
        MapFiles.of("Audios/MSP-PODCAST_0001_0008.wav")
            .text(
                "Labels/labels_consensus.csv",
                "FileName,EmoClass,EmoAct,EmoVal,EmoDom,SpkrID,Gender,Split_Set\n"
                    + "MSP-PODCAST_0001_0008.wav,U,4.2,4,4,127,Male,Test1\n"
                    + "MSP-PODCAST_0001_0009.wav,N,4.2,4,4,127,Male,Development\n");
    List<CorpusEntry> entries = read("msppodcast", files);
    Draft draft = draft(entries, "Labels/labels_consensus.csv:2");
    assertEquals("surprise", draft.label());
    assertEquals("127", draft.speaker());
    assertEquals(Split.TEST, draft.officialSplit());
    assertEquals(Set.of("Labels/labels_consensus.csv:3 FILE_NOT_FOUND"), problems(entries));
  }

  @Test
  void esdReadsTextsAndOfficialSplits() {
    MapFiles files =
        MapFiles.of("0011/Angry/0011_000351.wav", "0001/Sad/evaluation/0001_001051.wav")
            .text("0011/0011.txt", "0011_000351\tThe nine the eggs, I keep.\tAngry\n");
    List<CorpusEntry> entries = read("esd", files);
    Draft english = draft(entries, "0011/Angry/0011_000351.wav");
    assertEquals("The nine the eggs, I keep.", english.transcript());
    assertEquals("en", english.language());
    Draft mandarin = draft(entries, "0001/Sad/evaluation/0001_001051.wav");
    assertEquals("zh", mandarin.language());
    assertEquals(Split.VALIDATION, mandarin.officialSplit());
  }

  @Test
  void lhotseCutsAreSegments() {
    String cut =
        "{\"id\":\"x\",\"start\":%s,\"duration\":%s,\"channel\":%d,\"supervisions\":[{\"text\":\"hi\","
            + "\"speaker\":\"s\",\"gender\":\"F\",\"custom\":{\"emotion\":\"joy\"}}],\"recording\":"
            + "{\"duration\":4.0,\"channel_ids\":[%s],\"sources\":[{\"type\":\"%s\",\"source\":\"%s\"}]}}\n";
    MapFiles files =
        MapFiles.of("wav/a.wav")
            .text(
                "labels.csv",
                String.format(cut, "1.5", "2", 1, "0,1", "file", "wav/a.wav")
                    + String.format(cut, "0", "4.0", 0, "0", "file", "wav/a.wav")
                    + String.format(cut, "0", "4.0", 0, "0", "command", "cat wav/a.wav |")
                    + String.format(cut, "0", "4.0", 0, "0", "file", "/etc/a.wav")
                    + "{oops\n");
    List<CorpusEntry> entries = read("lhotse", files);
    Draft segment = draft(entries, "labels.csv:1");
    assertEquals("c/wav/a#1@1.5-3.5", CorpusPaths.utteranceId("c", segment));
    assertEquals("joy", segment.label());
    assertEquals("c/wav/a", CorpusPaths.utteranceId("c", draft(entries, "labels.csv:2")));
    assertEquals(
        Set.of(
            "labels.csv:3 BAD_MANIFEST_ROW",
            "labels.csv:4 OUTSIDE_ROOT",
            "labels.csv:5 BAD_MANIFEST_ROW"),
        problems(entries));
  }

  @Test
  void kaldiFoldersAreReadAndCommandsNeverRun() {
    MapFiles files =
        MapFiles.of("data/wav/r1.wav")
            .text("data/wav.scp", "r1 wav/r1.wav\nr2 sph2pipe -f wav x.sph |\nr3 ../../x.wav\n")
            .text("data/segments", "u1 r1 0.5 1.5\nu2 r1 1.5\nu3 r2 0 1\nu4 r3 0 1\nu5 r9 0 1\n")
            .text("data/utt2spk", "u1 alice\n")
            .text("data/spk2gender", "alice f\n")
            .text("data/text", "u1 hello there\n")
            .text("data/utt2emo", "u1 happy\n");
    List<CorpusEntry> entries = read("kaldi", files);
    Draft draft = draft(entries, "data/wav.scp:u1");
    assertEquals("c/data/wav/r1@0.5-1.5", CorpusPaths.utteranceId("c", draft));
    assertEquals("alice", draft.speaker());
    assertEquals(Gender.FEMALE, draft.gender());
    assertEquals("hello there", draft.transcript());
    assertEquals("happy", draft.label());
    Set<String> problems = problems(entries);
    assertEquals(4, problems.size());
    assertTrue(problems.contains("data/wav.scp:u4 OUTSIDE_ROOT"), problems::toString);
    assertTrue(problems.contains("data/wav.scp:u2 BAD_MANIFEST_ROW"), problems::toString);
    assertTrue(problems.contains("data/wav.scp:u3 FILE_NOT_FOUND"), problems::toString);
  }
}
