/**
 * From the bytes of a sound file to float samples; {@link emotionthinker.io.audio.AudioDecoder} is the
 * way in.
 *
 * <p>Containers (RIFF, AIFF, AU, Ogg, MP4, MPEG frames) and the codecs PCM, G.711 and FLAC are our own
 * code, written from their specifications: they are where files lie, and where a batch over millions of
 * them must not fall. The lossy codecs are libraries, fed with whole frames that have been checked
 * first: JLayer (MP3; LGPL), JOrbis (Vorbis; LGPL), Concentus (Opus; BSD), JAAD in the fork {@code
 * javasound-aac} (AAC; Apache 2.0, public domain before). The LGPL ones are called through their
 * public interface only and ship as separate jars, so that a user may replace them. Not used: jflac
 * (LGPL; our own decoder is faster, checks every checksum and needs no jar), jcodec 0.2.5 (its AAC
 * decoder is wrong by as much as the signal itself in half of the frames of our first fixture),
 * javax.sound (its service look-up depends on an executor's class loader).
 */
package emotionthinker.io.audio;
