package emotionthinker.io.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coded fixtures against the formula of the sound that went in, and against other decoders. */
class CodedFixturesTest {

  /**
   * Frames and lag are exact; the error is what the codec at its rate leaves (lame scales by 0.95
   * at 48 kbit/s, SILK is made for speech and not for chirps).
   */
  @ParameterizedTest
  @CsvSource({
    "mono16k.flac, flac, flac, 16000, 1, 16000, 0, 1e-5",
    "stereo16k-24bit.flac, flac, flac, 16000, 2, 4000, 0, 1e-7",
    "fixed-small-blocks.flac, flac, flac, 16000, 1, 4000, 0, 1e-5",
    "lax.flac, flac, flac, 16000, 2, 4000, 0, 1e-5",
    "streamed.flac, flac, flac, 16000, 1, 4000, 0, 1e-5",
    "mono16k.oga, ogg, flac, 16000, 1, 16000, 0, 1e-5",
    "mono16k.mp3, mp3, mp3, 16000, 1, 16000, 0, 0.021",
    "mono8k.mp3, mp3, mp3, 8000, 1, 8000, 0, 0.021",
    "stereo44k-vbr.mp3, mp3, mp3, 44100, 2, 44100, 0, 0.004",
    "untagged16k.mp3, mp3, mp3, 16000, 1, 17280, 1105, 0.021",
    "layer2.mp3, mp3, mp2, 44100, 1, 44928, 481, 0.021",
    "mono16k.ogg, ogg, vorbis, 16000, 1, 16000, 0, 0.016",
    "stereo44k.ogg, ogg, vorbis, 44100, 2, 44100, 0, 0.006",
    "celt-stereo.opus, ogg, opus, 48000, 2, 48000, 0, 0.005",
    "hybrid.opus, ogg, opus, 48000, 1, 48000, -3, 0.026",
    "silk.opus, ogg, opus, 48000, 1, 48000, -3, 0.026",
    "mono16k.m4a, mp4, aac, 16000, 1, 16000, 0, 0.005",
    "stereo44k.m4a, mp4, aac, 44100, 2, 44100, 0, 0.008",
    "video.mp4, mp4, aac, 16000, 1, 16000, 0, 0.005",
    "fragmented.mp4, mp4, aac, 16000, 1, 17024, 1024, 0.005",
    "mono16k.aac, adts, aac, 16000, 1, 17408, 1024, 0.005",
    "short.aiff, aiff, pcm_s16be, 16000, 1, 4000, 0, 1e-5",
    "short-float.aifc, aifc, pcm_f32be, 16000, 1, 4000, 0, 1e-5",
    "short.au, au, pcm_mulaw, 16000, 1, 4000, 0, 0.006",
    "short-alaw.wav, wav, pcm_alaw, 16000, 1, 4000, 0, 0.006",
    "short-rf64.wav, rf64, pcm_s16le, 16000, 1, 4000, 0, 1e-5",
    "short-piped.wav, wav, pcm_s16le, 16000, 1, 4000, 0, 1e-5",
  })
  void matchesItsFormula(
      String name,
      String container,
      String codec,
      int rateHz,
      int channels,
      int frames,
      int lag,
      double maxRms)
      throws Exception {
    DecodedAudio audio = Tones.decode(name);
    assertEquals(container + "/" + codec, audio.container() + "/" + audio.codec());
    assertEquals(rateHz, audio.sampleRateHz());
    assertEquals(channels, audio.channels());
    assertEquals(frames, audio.frames());
    int searched = Math.min(1500, frames / 4);
    Tones.Fit left = Tones.fit(audio.channel(0), Tones.chirp(rateHz, frames), searched);
    assertEquals(lag, left.lag());
    assertTrue(left.rms() <= maxRms, () -> "rms " + left.rms());
    if (channels == 2) {
      Tones.Fit right = Tones.fit(audio.channel(1), Tones.tone(rateHz, frames), 20);
      assertEquals(0, right.lag());
      assertTrue(right.rms() <= maxRms, () -> "rms " + right.rms());
    }
  }

  /** ffmpeg's decoders, and libopus, quantised to 16 bits; the start of each file. */
  @ParameterizedTest
  @CsvSource({
    "mono16k.mp3, 0, 6400, 2e-5",
    "mono16k.ogg, 0, 6400, 2e-5",
    "silk.opus, 0, 9600, 1e-9",
    "hybrid.opus, 0, 9600, 3.2e-5",
    "mono16k.m4a, 1024, 6400, 3e-5",
    "pulses.aac, 0, 6400, 3e-5",
  })
  void agreesWithOtherDecoders(String name, int from, int to, float tolerance) throws Exception {
    DecodedAudio ours = Tones.decode(name);
    DecodedAudio theirs = Tones.decode("reference-" + name + ".flac");
    for (int c = 0; c < ours.channels(); c++) {
      assertArrayEquals(
          Arrays.copyOfRange(theirs.channel(c), from, to),
          Arrays.copyOfRange(ours.channel(c), from, to),
          tolerance);
    }
  }

  @Test
  void losslessCopiesHaveOneFingerprint() throws Exception {
    String sha = Tones.decode("short.aiff").pcmSha256();
    for (String name :
        new String[] {
          "short-piped.wav",
          "short-rf64.wav",
          "streamed.flac",
          "fixed-small-blocks.flac",
          "short-float.aifc"
        }) {
      assertEquals(sha, Tones.decode(name).pcmSha256(), name);
    }
    assertEquals(Tones.decode("mono16k.flac").pcmSha256(), Tones.decode("mono16k.oga").pcmSha256());
  }

  @Test
  void decodingTwiceGivesTheSameSamples() throws Exception {
    for (String name :
        new String[] {"mono16k.mp3", "mono16k.ogg", "hybrid.opus", "stereo44k.m4a"}) {
      assertEquals(Tones.decode(name).pcmSha256(), Tones.decode(name).pcmSha256(), name);
    }
  }

  @Test
  void oddButWholeFilesComeWithAWarning() throws Exception {
    assertEquals(Set.of(), Tones.decode("mono16k.flac").warnings());
    assertEquals(Set.of(), Tones.decode("stereo44k-vbr.mp3").warnings());
    assertEquals(Set.of(AudioWarning.STREAMED_LENGTH), Tones.decode("short-piped.wav").warnings());
    assertEquals(Set.of(AudioWarning.STREAMED_LENGTH), Tones.decode("streamed.flac").warnings());
  }
}
