package emotionthinker.jobs.teach;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.calls.AudioClip;
import emotionthinker.stages.shard.WavPcm16;
import java.io.IOException;

/** Clips as mono WAV files of 16 bit (RIFF, PCM), at the rate they were recorded with. */
final class WavClips implements AudioClip.Reader {
  private final UtteranceAudio audio;

  WavClips(Storage storage, AudioLimits limits) {
    this.audio = new UtteranceAudio(storage, limits);
  }

  @Override
  public byte[] wav(Utterance utterance) throws IOException {
    try {
      DecodedAudio decoded = audio.samples(utterance);
      float[][] mono = {decoded.mono()};
      return WavPcm16.encode(mono, decoded.sampleRateHz()).toArray();
    } catch (AudioDecodeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
