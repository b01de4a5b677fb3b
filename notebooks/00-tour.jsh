// One clip from sound to reward with the pure modules, no Spark and no Beam:  notebooks/tour
// Each statement prints what it made; change a line and run it again, or paste lines into jshell.
import emotionthinker.io.Storage;
import emotionthinker.io.audio.*;
import emotionthinker.io.table.TableReader;
import emotionthinker.schemas.*;
import emotionthinker.signal.*;
import emotionthinker.stages.cot.*;
import emotionthinker.stages.cot.claims.*;
import emotionthinker.stages.cot.template.TemplateTeacher;
import emotionthinker.stages.grpo.*;
import emotionthinker.stages.levels.*;
import emotionthinker.stages.prosody.*;
import emotionthinker.stages.reward.*;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

void say(String text) { System.out.println(text); }
String run = System.getProperty("tour.run");
Storage storage = Storage.standard();

// 1. A clip of the sample corpus, and what is known of it.
Utterance clip;
try (var rows = TableReader.open(storage, run, Table.UTTERANCES).rows()) { clip = rows.filter(u -> u.utteranceId().endsWith("s02_angry_2")).findFirst().orElseThrow(); }
say("\n1. " + clip.utteranceId() + ": " + clip.emotion().wire() + ", \"" + clip.transcript() + "\"");

// 2. Samples, F0 and everything else that is measured (signal).
DecodedAudio audio = new UtteranceAudio(storage, AudioLimits.defaults()).samples(clip);
ClipMeasurer measurer = new ClipMeasurer(ProsodyOptions.defaults().withContours(true), null);
ProsodyFeatures features = measurer.extract(audio.mono(), audio.sampleRateHz());
say("2. " + audio.frames() + " samples at " + audio.sampleRateHz() + " Hz; F0 every " + features.f0Hz().stepS() + " s, in Hz (. = unvoiced):");
say(IntStream.range(0, features.f0Hz().size()).filter(i -> i % 4 == 0).mapToObj(i -> Float.isNaN(features.f0Hz().value(i)) ? "." : String.valueOf(Math.round(features.f0Hz().value(i)))).collect(Collectors.joining(" ")));
Prosody prosody;
try (var rows = TableReader.open(storage, run, Table.PROSODY).rows()) { prosody = rows.filter(p -> p.utteranceId().equals(clip.utteranceId())).findFirst().orElseThrow(); }
say(String.format(Locale.ROOT, "   median %.1f Hz here, %.1f Hz in the table of the run; %.1f dBFS, %.2f syllables/s", features.pitch().medianHz(), prosody.f0MedianHz(), prosody.energyDbfs(), prosody.articulationRateSps()));

// 3. Numbers into words: thresholds were fitted on the training speakers, and are frozen (stages.levels).
List<LevelEdge> edges;
try (var rows = TableReader.open(storage, run, Table.LEVEL_EDGES).rows()) { edges = rows.toList(); }
Levels levels = new LevelJudge(LevelsOptions.defaults(), edges).judge(clip, prosody);
say("3. pitch " + levels.pitchLevel().wire() + " (" + levels.pitchGroup() + "), energy " + levels.energyLevel().wire() + ", speed " + levels.speedLevel().wire() + ", intonation " + levels.intonation().wire());

// 4. A text, and its claims (stages.cot).
CueSheet cues = CueSheet.of(clip, levels, prosody);
String answer = new TemplateTeacher(LabelMode.AWARE).ask(List.of(new TeacherRequest(clip.utteranceId(), 0, 1, cues))).get(0).text();
String reasoning = answer.substring(answer.indexOf("<think>") + 7, answer.indexOf("</think>"));
ClaimVerifier verifier = new ClaimVerifier(VerifierOptions.defaults());
say("4. " + ClaimExplainer.explain(reasoning, verifier.verify(reasoning, cues)));

// 5. The same text about a voice that it does not fit.
String wrong = "His voice is low and slow, and hardly more than a whisper in loudness. That is how sadness sounds.";
say("5. " + ClaimExplainer.explain(wrong, verifier.verify(wrong, cues)));

// 6. Four dimensions, and the reward of a group of four answers (stages.reward, stages.grpo).
RulesRewardModel judge = new RulesRewardModel(VerifierOptions.defaults());
List<RewardOutput> scores = judge.score(List.of(new RewardInput("good", cues, reasoning), new RewardInput("wrong", cues, wrong)));
for (RewardOutput one : scores) { say("6. " + one.id() + ": " + one.scores()); }
double good = DimensionWeights.equal().rT(scores.get(0).scores());
double bad = DimensionWeights.equal().rT(scores.get(1).scores());
// two right answers whose reasoning is bad, two wrong ones that talk well: trust falls below 1
RewardGroup group = new RewardGroup(clip.utteranceId(), DoubleSeries.of(1, 1, 1, 0), DoubleSeries.of(1, 1, 0, 0), DoubleSeries.of(bad, bad, good, good));
GroupReward reward = new PtrReward(RewardOptions.defaults()).reward(group, 1);
AdvantageOptions trl = AdvantageOptions.of(Convention.TRL);
say("7. " + GroupExplainer.explain(reward, new Advantages(trl).of(List.of(reward)).get(0), trl));
/exit
