/**
 * How good a reward model is, in numbers: agreement with the scores that texts should have ({@link
 * emotionthinker.stages.reward.calibration.Agreement}), whether its confidence is earned ({@link
 * emotionthinker.stages.reward.calibration.Reliability}), whether it likes long texts ({@link
 * emotionthinker.stages.reward.calibration.LengthBias}), and what it pays for padding and keywords
 * ({@link emotionthinker.stages.reward.calibration.Attack}).
 */
package emotionthinker.stages.reward.calibration;
