package emotionthinker.stages.cot.claims;

import java.util.LinkedHashMap;
import java.util.Map;

/** Word lists of the claim grammar that carry no level. Comma-separated phrases. */
final class FunctionWords {
  private FunctionWords() {}

  /** Nouns and verbs of speaking by what they stand for. */
  static final Map<Head, String> HEADS = new LinkedHashMap<>();

  /** Everything else. */
  static final Map<Kind, String> KINDS = new LinkedHashMap<>();

  static final String UP =
      "rise, rises, rose, risen, climb, climbs, climbed, lift, lifts, lifted, ascend, ascends, ascended, goes up,"
          + " go up, went up, going up, moves up, moves upward, moving upward, move upward, turns up, turns upward, tilts"
          + " up, tilts upward, swings up, slides up, slides upward, curves up, curves upward, heads up,"
          + " increases, increase, jumps, jumps up, moves upwards, comes up, shoots up, creeps up,"
          + " edges up, drifts up, drifts upward, travels up, travels upward, bends up, bends upward, swoops up,"
          + " picks up again, picks up, pick up, recovers, turns up again, comes back up, goes back up, upturn, upswing";

  static final String DOWN =
      "fall, falls, fell, fallen, drop, drops, dropped, descend, descends, descended, decline, declines, declined,"
          + " dip, dips, dipped, sink, sinks, sank, goes down, go down, went down, going down, comes down, come down,"
          + " came down, moves down, moves downward, moving downward, glides down, glides downward, slides down,"
          + " slides downward, trails down, drops off, falls off, falls away, drops away, decreases, decrease, slips,"
          + " slumps, plunges, tumbles down, comes back down, goes back down, settles down, settles back down, drifts down,"
          + " drifts downward, lets down, steps down, curves down, curves downward, heads down, turns down, turns downward,"
          + " moves downwards, creeps down, edges down, downturn, downswing, subsides, travels down, travels downward";

  static {
    HEADS.put(
        Head.PITCH,
        "pitch, vocal pitch, voice pitch, pitch level, pitch levels, pitch height, fundamental frequency, f0,"
            + " register, vocal register, tessitura, range, vocal range, pitch register, pitch of %"
            + " voice, level of pitch, overall pitch, pitched");
    HEADS.put(
        Head.ENERGY,
        "energy, vocal energy, volume, loudness, intensity, energy level, energy levels, level of energy, vocal"
            + " intensity, amplitude, vocal power, vocal force, volume level, force, vigour, vigor,"
            + " projection, vocal effort, acoustic energy, speech energy, sound level, loudness level,"
            + " vocal volume, speaking volume, acoustic intensity, voice level");
    HEADS.put(
        Head.SPEED,
        "speed, pace, pacing, tempo, rate, speech rate, speaking rate, speech tempo, rate of speech, rate of speaking,"
            + " speed of delivery, pace of delivery, speaking speed, speaking pace, speech speed, speed level,"
            + " articulation rate, speaking tempo, rate of articulation, speed of speech, pace of speech,"
            + " tempo of speech, rate of delivery, syllable rate");
    HEADS.put(
        Head.INTONATION,
        "intonation, contour, pitch contour, intonation contour, contours, melody, pitch pattern, pitch curve, pitch"
            + " movement, pitch line, intonation pattern, tune, pitch trajectory, melodic line, prosody,"
            + " melodic contour, pitch track, contour of % pitch, pitch motion, cadence, intonational contour,"
            + " intonation line, intonation curve, melodic movement, melodic shape, pitch shape, pitch glide,"
            + " contour shape, intonational pattern, vocal melody, speech melody, pitch path, sentence melody,"
            + " vocal contour, pitch profile, intonation profile");
    HEADS.put(
        Head.RANGE,
        "pitch range, pitch variation, variation, variation in pitch, variation of pitch, inflection, inflections, modulation,"
            + " pitch variability, melodic variation, tonal variation, vocal variation, pitch modulation,"
            + " vocal modulation, range of pitch, melodic range, intonation range, variety, pitch excursions,"
            + " pitch swings, variability, vocal inflection, variations, pitch variations, pitch changes,"
            + " vocal variety, tonal range, intonational variation, pitch span, swings, excursions,"
            + " movement in pitch, movement in % pitch, swings in pitch, pitch fluctuation, pitch fluctuations");
    HEADS.put(
        Head.VOICE,
        "voice, tone, vocal tone, tone of voice, timbre, vocals, vocal delivery, vocal quality, voice quality");
    HEADS.put(
        Head.SPEECH,
        "speech, delivery, utterance, speaking, articulation, enunciation, diction, way of speaking, sentence,"
            + " phrase, line, speaks, speak, spoke, says, say, said, saying, spoken, talks, talk, talked, talking,"
            + " delivered, delivers, delivering, deliver, utters, uttered, pronounced, pronounces, rhythm, comes out,"
            + " come out, came out, coming out, tumble out, tumbles out, pour out, spills out, recording, manner of speaking,"
            + " reads, recites, replies, asks, asked,"
            + " syllables, vocalisation, vocalization, enunciates, articulates, speech style, speaking style,"
            + " articulated, voiced, clips, performance, syllable, manner of delivery, goes by, go by, words come, words came, words come out, words tumble out, words pour out, words follow, words are spoken, words are said, words are delivered, words are uttered");
    HEADS.put(
        Head.SPEAKER,
        "speaker, she, he, they, woman, man, girl, boy, person, lady, talker, guy, gentleman, female, male, child,"
            + " teenager, adult, individual, narrator, caller, actor, actress");
    HEADS.put(
        Head.WORDS,
        "words, content, wording, text, transcript, message, meaning, lexical content, semantics, statement,"
            + " topic, vocabulary, language, what is said, what she says, what he says, what they say, verbal"
            + " content, literal meaning, semantic content, word choice, transcription, subject matter, phrasing,"
            + " what is being said, the speaker says, lyrics, script, word, literal content, subject");

    KINDS.put(
        Kind.NEG,
        "not, n't, no, never, neither, nor, hardly, barely, scarcely, cannot, far from, anything but, everything but, rather than,"
            + " instead of, as opposed to, by no means, no longer, nowhere near, none of, nothing like,"
            + " not a trace of, no trace of, no sign of, no hint of, in no way, not at all,"
            + " nothing, none, fails to, fail to, not once, avoids, avoiding, no evidence of, not exactly, no signs of,"
            + " refrains from, stops short of, neither of");
    KINDS.put(
        Kind.LACK,
        "without, lack, lacks, lacking, lack of, lacks in, lacking in, absence of, devoid of, free of, little, drained of, hardly"
            + " any, barely any, scant, short on, short of, very little, without much, without any, not much, no real,"
            + " n't much, n't any, n't a lot of, scarcely any, almost no, next to no, no, minus, empty of, stripped of, bereft of, so little,"
            + " a lack of, an absence of, too little, not a lot of, missing");
    KINDS.put(
        Kind.DEGREE,
        "very, extremely, remarkably, notably, noticeably, clearly, especially, particularly, unusually, so, too,"
            + " really, quite, strikingly, markedly, distinctly, pretty, slightly, somewhat, a bit, rather, fairly,"
            + " relatively, a little, moderately, mildly, kind of, sort of, almost, nearly, seemingly, apparently,"
            + " perhaps, maybe, overall, generally speaking, also, both, still, just, only, merely, simply, all, even,"
            + " comparatively, decidedly, exceptionally, exceedingly, intensely, deeply, highly, obviously, audibly,"
            + " consistently, entirely, completely, fully, perfectly, largely, mostly, mainly, essentially, basically,"
            + " practically, virtually, rarely much, more, most, as, equally, similarly, likewise, however, indeed,"
            + " throughout, here, well, quietly confident, definitely, certainly, plainly, surprisingly, unmistakably,"
            + " steadily high, abnormally, a touch, a shade, a tad, much, far, considerably, significantly, further,"
            + " a good deal, a great deal, way, always, initially, at first, utterly, absolutely, thoroughly,"
            + " uniformly, first, at once, simultaneously, respectively, each, on average, in general terms, instead,"
            + " reasonably, broadly, acoustically, vocally, prosodically, solidly, comfortably, firmly, otherwise");
    KINDS.put(
        Kind.COPULA,
        "is, are, was, were, be, being, been, remains, remain, remained, stays, stay, stayed, staying, remaining,"
            + " sounds, sound, sounded, seems, seem, seemed, appears, appear, sits, sit, sat, sitting, stands, keeps, kept,"
            + " keep, keeping, holds, held, hovers, runs, run, lies, lie, registers, measures, comes"
            + " across, come across, comes across as, reads as, rests, falls within, falls in, is judged, is rated, rated,"
            + " measured as, turns out, proves, feels, feel, sounding, moves along, moves, has been, leans, tends toward,"
            + " looks, qualifies as, counts as, lands, comes in, came across, is described as, can be described as, can be called, can be characterised as, can be characterized as,"
            + " works, goes");
    KINDS.put(
        Kind.BECOME,
        "gets, get, got, getting, becomes, become, became, becoming, growing, grew, grow, turns, turned,"
            + " turning, ever, grows");
    KINDS.put(
        Kind.EDGE,
        "starts, start, started, starting, begins, begin, began, beginning, opens, opened, opening, ends, end,"
            + " ended, ending, finishes, finished, closes, closed, starts out, starts off, ends up, begins with, ends"
            + " with, ends on, concludes");
    KINDS.put(
        Kind.DET,
        "the, a, an, this, these, those, her, his, their, its, such a, such, any, some, every, each, my, our, your,"
            + " another, speaker's, what");
    KINDS.put(
        Kind.COORD,
        "and, or, nor, as well as, plus, &, along with, together with, and also, yet still, /");
    KINDS.put(
        Kind.PREP,
        "of, in, on, at, with, for, from, by, within, behind, to, into, through, across, over, under, during, around,"
            + " about, between, toward, towards, upon, near, against, alongside, beneath, above, below, among");
    KINDS.put(
        Kind.BREAK,
        "but, that, while, whereas, although, though, even though, because, since, which, who, when, where, yet, that is, so that,"
            + " as though, as if, despite, whilst, until, whether, thus, hence, therefore, meaning that, and yet,"
            + " and so, if anything, even as, suggesting that, indicating that, so, except that, once, albeit, if not,"
            + " nevertheless, nonetheless, in spite of, after which");
    KINDS.put(
        Kind.IF,
        "if, had she, had he, had they, had the speaker, had it, had this, had there, had the voice, were she,"
            + " were he, were they, were it, were this, were there, were the speaker, unless, even if, suppose, supposing,"
            + " imagine, imagining, in case, provided, assuming, only if, unlike, contrary to, in contrast to, in contrast with, but for, what if, had her, had his, were her, were his");
    KINDS.put(
        Kind.MODAL,
        "would, could, might, should, would have, could have, might have, should have, would be, could be, might be,"
            + " would've, could've, must, may, 'd, may be, can be, can, expect, expected, expects, would expect,"
            + " i'd expect, you'd expect, one'd expect, we'd expect, she'd, he'd, they'd, calls for, call for,"
            + " expecting, predict, predicts, demands, needs, requires, imagines, hypothetical, ought, need");
    KINDS.put(
        Kind.GENERIC,
        "usually, typically, often, generally, commonly, normally, frequently, tends to, tend to, tends toward, is associated"
            + " with, are associated with, associated with, in general, as a rule, stereotypically, classically, most"
            + " people, most speakers, people who, speakers who, someone who, anyone who, prototypical,"
            + " a hallmark of, hallmark of, hallmarks of, a sign of, signs of, typical of, characteristic of,"
            + " a marker of, markers of, marker of, a signature of, common in, a feature of, sign of, linked to, is linked"
            + " with, tied to, textbook, tend, tends, sometimes, in many cases, many speakers, people tend, traditionally,"
            + " characteristically, a staple of, classic, a classic sign of, the literature, is known to, are known to,"
            + " go hand in hand with, goes hand in hand with, most often, features of, as a class,"
            + " ordinarily, customarily, accompanies, accompany, in most cases, in theory,"
            + " by definition, prototypically, routinely, can signal, can mean, can indicate, may signal, may mean, may"
            + " indicate, could mean, could signal, might mean, might signal");
    KINDS.put(
        Kind.EMOTION,
        "anger, sadness, fear, joy, happiness, disgust, contempt, surprise, neutrality, confusion, rage, fury, grief,"
            + " sorrow, delight, anxiety, excitement, boredom, frustration, irritation, panic, terror, happy, sad, angry, fearful,"
            + " disgusted, surprised, confused, contemptuous, joyful, frightened, emotion, emotions, arousal, astonishment,"
            + " despair, melancholy, elation, resentment, annoyance, distress, fright, scorn, cheerfulness, enthusiasm,"
            + " depression, nervousness, worry, calm, calmness, hostility, tension, puzzlement, amazement");
    KINDS.put(
        Kind.TIME,
        "toward the end, towards the end, toward the close, towards the close, by the end, over the course of, over the"
            + " course, as the sentence, as the phrase, as the utterance, as the line, as the clip, as she, as he, as they,"
            + " as it goes, gradually, progressively, steadily, from start to finish, midway, halfway, in the second half, near the"
            + " end, as the speaker, little by little, bit by bit, over time, as the recording, with each word, with every"
            + " word, as it proceeds, as it progresses, as time goes, toward the finish, at the end,"
            + " by the last word, toward the last, toward the final, in the final, on the last word, on the final word,"
            + " at the close, near the close, with every phrase, with each phrase, as things, as speech, in the last, after that,"
            + " by the close, than at the start, than at the beginning, than at the end, through the sentence,"
            + " through the phrase, across the sentence, across the phrase, across the utterance, along the way,"
            + " throughout the sentence, from beginning to end, partway");
    KINDS.put(
        Kind.IDIOM,
        "at any rate, quick to, slow to, fast to, slow burn, high time, in short, no doubt, without doubt, without a doubt,"
            + " on the one hand, of course, falls flat, fall flat, falls to, fall to, fell to, speak volumes, speaks volumes, at the same time,"
            + " in the long run, on the other hand, no wonder, nothing but, not only, not just, not merely, not simply,"
            + " not to mention, without question, not least, no less, low point, high point, deep down, in line with,"
            + " can be heard, can hear, can be noted, can be found, can be perceived, can be added, quick glance, falls on, fall on, fell on, falling on, falls upon, lands on, falls silent, flat out, high and dry,"
            + " run high, running high, runs high, runs deep, low spirits, high spirits, by and large, not surprisingly,"
            + " first rate, so to speak, that is to say, high stakes, little wonder, all but certain, not surprising,"
            + " no surprise, no question, fast asleep, raises the question, raise the question, set in stone,"
            + " slow motion, loud and proud, slow day, long story, emotional intensity, emotional energy,"
            + " emotional volume, emotional tone, emotional range, emotional register, mental energy, inner energy,"
            + " fall into place, falls into place, fall back on, falls short, fall short, rises above,"
            + " rise above, rise to, rises to the, give rise to, gives rise to, giving rise to, up and running,"
            + " the rest, not so much, not unlike, more or less, none other than, as fast as possible, sooner or later,"
            + " high regard, quick breath, deep breath, deep breaths, quick breaths, drop a hint, drops a hint, in no time,"
            + " emotional temperature, temperature, than expected, than usual, than normal, than average,"
            + " than typical, than the average, than the norm, of the emotion, than the usual, than is usual");
  }
}
