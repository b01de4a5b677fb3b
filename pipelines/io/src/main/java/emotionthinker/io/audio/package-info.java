/**
 * From the bytes of a sound file to float samples; {@link emotionthinker.io.audio.AudioDecoder} is
 * the way in.
 *
 * <p>Containers (RIFF, AIFF, AU, Ogg, MP4, MPEG frames) and the codecs PCM, G.711 and FLAC are our
 * own code, written from their specifications: they are where files lie, and where a batch over
 * millions of them must not fall. The other codecs lean on libraries, fed with whole frames that
 * have been checked first: JLayer (MP3; LGPL), JOrbis (Vorbis; LGPL), Concentus (Opus; BSD). The
 * LGPL ones are called through their public interface only and ship as separate jars, so that a
 * user may replace them. AAC is our own syntax and tools over the Huffman tables, band tables and
 * filter bank of JAAD, in the fork {@code javasound-aac} (Apache 2.0, public domain before).
 *
 * <p>Tried and not used: jflac (LGPL; our own decoder checks every checksum and needs no jar);
 * jcodec 0.2.5 (its AAC is wrong by as much as the signal itself in half of the frames of our first
 * fixture) and JAAD's own decoder (no temporal noise shaping, so errors of a tenth of the signal in
 * a quarter of the frames of read speech, and noise from a generator shared by all files, so no two
 * runs agree); javax.sound (its service look-up depends on an executor's class loader).
 */
package emotionthinker.io.audio;
