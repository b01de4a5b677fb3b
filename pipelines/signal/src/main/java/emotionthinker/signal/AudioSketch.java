package emotionthinker.signal;

import java.io.Serializable;

/**
 * What an audit needs to know of a recording besides its prosody.
 *
 * @param fingerprint for finding copies
 * @param bandwidthHz upper edge of the highest band of 250 Hz whose power is within 60 dB of the
 *     strongest; null for digital silence (Hz)
 * @param peakDbfs largest magnitude re full scale; null for digital silence (dBFS)
 */
public record AudioSketch(AudioFingerprint fingerprint, Double bandwidthHz, Double peakDbfs)
    implements Serializable {}
