/**
 * Measurements in words: fit, freeze, apply.
 *
 * <p>"Low" and "high" mean nothing without a group to compare with. {@link
 * emotionthinker.stages.levels.LevelFit} takes two cuts per attribute and group from measurements,
 * by default the tertiles of median F0 by corpus and gender, of energy and articulation rate by
 * corpus, as EmotionThinker's annotation code does. The result, the table of level edges, is all
 * that {@link emotionthinker.stages.levels.LevelJudge} needs, so edges made once judge new speech
 * unchanged.
 *
 * <p>Five things are done otherwise than in the original, because levels are later cited as
 * evidence. A cut is put into the widest gap within one percentage point of its tertile, so that a
 * clip seldom lies within measurement error of it. Test speakers are never fitted. Cuts that lie
 * closer than listeners can tell apart give no level instead of a tertile that is noise. Energy is
 * never compared across corpora, whose recording levels have nothing in common. And an unreliable
 * measurement has a reason where its level would be. The {@code speaker} basis answers what the
 * original cannot, a high voice that is always "high": it compares a clip with the same speaker's
 * other clips, which needs several, and is marked transductive because the judged clip is among
 * them.
 *
 * <p>Distances between pitch cuts are in semitones, the other two in their own unit. Why 1 st, 2 dB
 * and 0.25 syllables/s: J. 't Hart (1981), "Differential sensitivity to pitch distance,
 * particularly in speech", JASA 69; H. Quené (2007), "On the just noticeable difference for tempo
 * in speech", Journal of Phonetics 35; for energy see the corpora named in
 * conf/reference/levels.conf.
 */
package emotionthinker.stages.levels;
