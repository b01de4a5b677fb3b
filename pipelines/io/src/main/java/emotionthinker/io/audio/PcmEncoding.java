package emotionthinker.io.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * Uncompressed and G.711 sample encodings, named as ffmpeg names them. Integers are scaled by their
 * container width: an n-bit sample s becomes s / 2^(n-1) (8-bit WAV is offset by 128 first).
 */
enum PcmEncoding {
  U8(1),
  S8(1),
  S16LE(2),
  S16BE(2),
  S24LE(3),
  S24BE(3),
  S32LE(4),
  S32BE(4),
  F32LE(4),
  F32BE(4),
  F64LE(8),
  F64BE(8),
  MULAW(1),
  ALAW(1);

  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

  private static final float TO_UNIT_8 = 0x1p-7f;
  private static final float TO_UNIT_16 = 0x1p-15f;
  private static final float TO_UNIT_24 = 0x1p-23f;
  private static final float TO_UNIT_32 = 0x1p-31f;

  private static final float[] MULAW_TABLE = mulawTable();
  private static final float[] ALAW_TABLE = alawTable();

  private final int bytesPerSample;

  PcmEncoding(int bytesPerSample) {
    this.bytesPerSample = bytesPerSample;
  }

  int bytesPerSample() {
    return bytesPerSample;
  }

  /** ffmpeg's codec name, as in pcm_s16le. */
  String codecName() {
    return "pcm_" + name().toLowerCase(Locale.ROOT);
  }

  /** True when a sample cannot be NaN or leave ±1. */
  boolean isExact() {
    return this != F32LE && this != F32BE && this != F64LE && this != F64BE;
  }

  /** The integer encoding of that many bytes, null when there is none. */
  static PcmEncoding ofInteger(int bytes, boolean bigEndian) {
    return switch (bytes) {
      case 2 -> bigEndian ? S16BE : S16LE;
      case 3 -> bigEndian ? S24BE : S24LE;
      case 4 -> bigEndian ? S32BE : S32LE;
      default -> null;
    };
  }

  /** The floating-point encoding of that many bytes, null when there is none. */
  static PcmEncoding ofFloat(int bytes, boolean bigEndian) {
    return switch (bytes) {
      case 4 -> bigEndian ? F32BE : F32LE;
      case 8 -> bigEndian ? F64BE : F64LE;
      default -> null;
    };
  }

  /**
   * Decodes n samples that lie stride bytes apart, from byte offset on, into out[0..n). The caller
   * has checked that offset + (n - 1) * stride + bytesPerSample() stays within the file.
   */
  void decode(byte[] in, int offset, int stride, float[] out, int n) {
    int p = offset;
    switch (this) {
      case U8 -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = ((in[p] & 0xff) - 128) * TO_UNIT_8;
        }
      }
      case S8 -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = in[p] * TO_UNIT_8;
        }
      }
      case S16LE -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = (short) SHORT_LE.get(in, p) * TO_UNIT_16;
        }
      }
      case S16BE -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = (short) SHORT_BE.get(in, p) * TO_UNIT_16;
        }
      }
      case S24LE -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = ((in[p] & 0xff) | (in[p + 1] & 0xff) << 8 | in[p + 2] << 16) * TO_UNIT_24;
        }
      }
      case S24BE -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = (in[p] << 16 | (in[p + 1] & 0xff) << 8 | (in[p + 2] & 0xff)) * TO_UNIT_24;
        }
      }
      case S32LE -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = (int) INT_LE.get(in, p) * TO_UNIT_32;
        }
      }
      case S32BE -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = (int) INT_BE.get(in, p) * TO_UNIT_32;
        }
      }
      case F32LE -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = Float.intBitsToFloat((int) INT_LE.get(in, p));
        }
      }
      case F32BE -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = Float.intBitsToFloat((int) INT_BE.get(in, p));
        }
      }
      case F64LE -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = (float) Double.longBitsToDouble((long) LONG_LE.get(in, p));
        }
      }
      case F64BE -> {
        for (int i = 0; i < n; i++, p += stride) {
          out[i] = (float) Double.longBitsToDouble((long) LONG_BE.get(in, p));
        }
      }
      case MULAW -> lookUp(MULAW_TABLE, in, p, stride, out, n);
      case ALAW -> lookUp(ALAW_TABLE, in, p, stride, out, n);
    }
  }

  private static void lookUp(float[] table, byte[] in, int p, int stride, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = table[in[p + i * stride] & 0xff];
    }
  }

  /** ITU-T G.711, µ-law: complemented bits, bias 33 on a 14-bit scale. */
  private static float[] mulawTable() {
    float[] table = new float[256];
    for (int code = 0; code < 256; code++) {
      int u = ~code & 0xff;
      int magnitude = ((((u & 0x0f) << 1) + 33) << (u >> 4 & 7)) - 33;
      table[code] = ((u & 0x80) != 0 ? -magnitude : magnitude) * 0x1p-13f;
    }
    return table;
  }

  /** ITU-T G.711, A-law: even bits inverted, 13-bit scale. */
  private static float[] alawTable() {
    float[] table = new float[256];
    for (int code = 0; code < 256; code++) {
      int a = code ^ 0x55;
      int segment = a >> 4 & 7;
      int step = ((a & 0x0f) << 1) + 1;
      int magnitude = segment == 0 ? step : (step + 32) << (segment - 1);
      table[code] = ((a & 0x80) != 0 ? magnitude : -magnitude) * 0x1p-12f;
    }
    return table;
  }

  private static VarHandle view(Class<?> arrayType, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, order);
  }
}
