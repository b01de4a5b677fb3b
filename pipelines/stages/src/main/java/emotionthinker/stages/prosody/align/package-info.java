/**
 * Word times from files that forced aligners and people make: text in, words out. Praat TextGrid
 * (long and short, UTF-8 and UTF-16), CTM, and the JSON of MFA and WhisperX.
 */
package emotionthinker.stages.prosody.align;
