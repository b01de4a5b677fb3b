package emotionthinker.models.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Gender;
import emotionthinker.stages.prosody.speaker.SpeakerTag;
import emotionthinker.stages.prosody.speaker.SpeakerTagger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * The loading and windowing code on small TorchScript modules that the test writes: age is 0.3
 * times the mean square of the input, so 30 years exactly when its variance is 1; the probability
 * of a female voice is the input's length over 30 s at 16 kHz, so 0.5 exactly when the input is 15
 * s.
 */
class TorchScriptSpeakerModelTest {
  private static final String AGE =
      "    age = torch.mul(torch.mean(torch.mul(x, x), [1], True), 0.3)\n";
  private static final String GENDER =
      "    n = ops.prim.NumToTensor(torch.size(x, 1))\n"
          + "    female = torch.reshape(torch.div(n, 480000.), [1, 1])\n"
          + "    male = torch.add(torch.mul(female, -1.), 1.)\n"
          + "    child = torch.mul(female, 0.)\n"
          + "    gender = torch.cat([female, male, child], 1)\n";
  private static final byte[] TWO =
      archive("Tuple[Tensor, Tensor]", AGE + GENDER + "    return (age, gender)\n");

  @Test
  void length_is_counted_at_16_khz_and_variance_is_one() throws IOException {
    try (TorchScriptSpeakerModel model = load(TWO);
        SpeakerTagger tagger = model.tagger(0.5)) {
      assertEquals("model", tagger.source());
      for (double rate : new double[] {8_000, 16_000, 48_000}) {
        SpeakerTag tag = tagger.tag(noise(6, rate), rate, null);
        assertEquals(30, tag.ageYears(), 0.01, "rate " + rate);
        assertEquals(Gender.MALE, tag.gender());
        assertEquals(1 - 6 / 30.0, tag.genderConfidence(), 1e-4);
      }
    }
  }

  @Test
  void of_long_clips_the_first_15_s_are_taken() throws IOException {
    try (TorchScriptSpeakerModel model = load(TWO);
        SpeakerTagger tagger = model.tagger(0.5)) {
      assertEquals(0.5, tagger.tag(noise(20, 16_000), 16_000, null).genderConfidence(), 1e-6);
      assertEquals(0.5, tagger.tag(noise(15, 16_000), 16_000, null).genderConfidence(), 1e-6);
    }
  }

  @Test
  void one_row_or_a_hidden_state_first_give_the_same() throws IOException {
    String row = AGE + GENDER + "    return torch.cat([age, gender], 1)\n";
    String hidden = AGE + GENDER + "    return (x, age, gender)\n";
    SpeakerTag expected = tag(TWO);
    assertEquals(expected, tag(archive("Tensor", row)));
    assertEquals(expected, tag(archive("Tuple[Tensor, Tensor, Tensor]", hidden)));
    byte[] wrong = archive("Tensor", AGE + "    return age\n");
    assertThrows(IllegalStateException.class, () -> tag(wrong));
  }

  @Test
  void a_child_and_an_unsure_model_tell_no_gender() {
    SpeakerTag child = TorchScriptSpeakerModel.tag(new float[] {0.07f, 0.3f, 0.1f, 0.6f}, 0.5);
    assertNull(child.gender());
    assertEquals(7, child.ageYears(), 1e-5);
    assertNull(TorchScriptSpeakerModel.tag(new float[] {0.3f, 0.6f, 0.4f, 0}, 0.9).gender());
    SpeakerTag woman = TorchScriptSpeakerModel.tag(new float[] {0.3f, 0.95f, 0.05f, 0}, 0.9);
    assertEquals(Gender.FEMALE, woman.gender());
  }

  @Test
  void what_is_no_model_is_refused() {
    IOException e =
        assertThrows(IOException.class, () -> load("no model".getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().contains("not a TorchScript model"), e.getMessage());
  }

  private static SpeakerTag tag(byte[] archive) throws IOException {
    try (TorchScriptSpeakerModel model = load(archive);
        SpeakerTagger tagger = model.tagger(0.5)) {
      return tagger.tag(noise(3, 16_000), 16_000, null);
    }
  }

  private static TorchScriptSpeakerModel load(byte[] archive) throws IOException {
    return TorchScriptSpeakerModel.load(new ByteArrayInputStream(archive));
  }

  /** Loud, off centre, and not normalised. */
  private static float[] noise(double seconds, double rateHz) {
    java.util.Random random = new java.util.Random(7);
    float[] samples = new float[(int) (seconds * rateHz)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 + 0.05 * random.nextGaussian());
    }
    return samples;
  }

  /**
   * A TorchScript archive of a module without parameters: code, a pickled instance, no constants
   * (PyTorch, torch/csrc/jit/docs/serialization.md).
   */
  private static byte[] archive(String returns, String body) {
    String code =
        "class Tiny(Module):\n"
            + "  __parameters__ = []\n"
            + "  __buffers__ = []\n"
            + "  training : bool\n"
            + "  def forward(self: __torch__.Tiny,\n    x: Tensor) -> "
            + returns
            + ":\n"
            + body;
    byte[] instance =
        "\u0080\u0002c__torch__\nTiny\nq\u0000)\u0081}X\b\u0000\u0000\u0000training\u0089sb."
            .getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      stored(zip, "tiny/data.pkl", instance);
      stored(zip, "tiny/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      stored(zip, "tiny/constants.pkl", "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1));
      stored(zip, "tiny/version", "3\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
