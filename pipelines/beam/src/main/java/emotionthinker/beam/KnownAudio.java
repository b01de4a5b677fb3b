package emotionthinker.beam;

import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.IngestedAudio;
import emotionthinker.stages.corpus.AudioFacts;
import emotionthinker.stages.corpus.AudioSource;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.UndecodableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Audio that a former run may have decoded. What it found out stands as long as the file has the
 * same {@link Storage#version}; else, or when it never met the file, the file is decoded. Either
 * way what is known afterwards goes to {@code known}, also that audio cannot be decoded; a file
 * that could not be read is asked for again next time.
 */
final class KnownAudio implements AudioSource {
  private final Storage storage;
  private final CorpusSpec corpus;
  private final DraftAudio audio;
  private final Map<String, IngestedAudio> former;
  private final Consumer<IngestedAudio> known;
  private long reused;

  /**
   * @param audio decodes
   * @param former what a former run knew, by utterance id
   * @param known takes what is known now
   */
  KnownAudio(
      Storage storage,
      CorpusSpec corpus,
      DraftAudio audio,
      Map<String, IngestedAudio> former,
      Consumer<IngestedAudio> known) {
    this.storage = storage;
    this.corpus = corpus;
    this.audio = audio;
    this.former = former;
    this.known = known;
  }

  /** Utterances for which nothing was decoded. */
  long reused() {
    return reused;
  }

  @Override
  public AudioFacts facts(Draft draft) throws UndecodableException {
    String uri = storage.child(corpus.root(), draft.file());
    String version = version(uri);
    String id = CorpusPaths.utteranceId(corpus.name(), draft);
    IngestedAudio before = former.get(id);
    if (before != null && same(before, draft, uri, version)) {
      reused++;
      known.accept(before);
      return facts(before);
    }
    AudioFacts facts = null;
    UndecodableException problem = null;
    try {
      facts = audio.facts(draft);
    } catch (UndecodableException e) {
      problem = e;
    }
    if (problem == null || !(problem.getCause() instanceof IOException)) {
      known.accept(row(id, draft, uri, version, facts, problem));
    }
    if (problem != null) {
      throw problem;
    }
    return facts;
  }

  private String version(String uri) throws UndecodableException {
    try {
      return storage.version(uri);
    } catch (StorageException e) {
      throw new UndecodableException(e.reason(), e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean same(IngestedAudio before, Draft draft, String uri, String version) {
    return before.audioUri().equals(uri)
        && before.version().equals(version)
        && Objects.equals(before.locator(), locator(draft))
        && Objects.equals(before.segmentStartS(), draft.startS())
        && Objects.equals(before.segmentEndS(), draft.endS());
  }

  private static String locator(Draft draft) {
    return draft.inside() == null ? null : draft.inside().locator();
  }

  private static AudioFacts facts(IngestedAudio row) throws UndecodableException {
    if (row.problem() != null) {
      throw new UndecodableException(row.problem(), row.detail(), null);
    }
    return new AudioFacts(
        row.audioUri(),
        row.container(),
        row.sampleRateHz(),
        row.channels(),
        row.durationS(),
        row.audioSha256());
  }

  private IngestedAudio row(
      String id,
      Draft draft,
      String uri,
      String version,
      AudioFacts facts,
      UndecodableException problem) {
    boolean sound = facts != null;
    return new IngestedAudio(
        id,
        CorpusPaths.groupKey(corpus.name(), draft),
        uri,
        locator(draft),
        version,
        draft.startS(),
        draft.endS(),
        sound ? facts.container() : null,
        sound ? facts.sampleRateHz() : null,
        sound ? facts.channels() : null,
        sound ? facts.durationS() : null,
        sound ? facts.pcmSha256() : null,
        sound ? null : problem.reason(),
        sound ? null : problem.getMessage());
  }
}
