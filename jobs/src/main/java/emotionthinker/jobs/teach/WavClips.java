package emotionthinker.jobs.teach;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.calls.AudioClip;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Clips as mono WAV files of 16 bit (RIFF, PCM), at the rate they were recorded with. */
final class WavClips implements AudioClip.Reader {
  private static final int HEADER_BYTES = 44;

  private final UtteranceAudio audio;

  WavClips(Storage storage, AudioLimits limits) {
    this.audio = new UtteranceAudio(storage, limits);
  }

  @Override
  public byte[] wav(Utterance utterance) throws IOException {
    try {
      DecodedAudio decoded = audio.samples(utterance);
      return wav(decoded.mono(), decoded.sampleRateHz());
    } catch (AudioDecodeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  static byte[] wav(float[] samples, int rateHz) {
    int bytes = 2 * samples.length;
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER_BYTES - 8 + bytes);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(rateHz).putInt(2 * rateHz);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (float sample : samples) {
      out.putShort((short) Math.round(Math.max(-1, Math.min(1, sample)) * Short.MAX_VALUE));
    }
    return out.array();
  }
}
