package emotionthinker.stages.cot.claims;

/**
 * What evaluative words say of each head. A line is {@code cue:value[|also accepted] @ HEADS ;
 * phrases}; the head letters are those of {@link Head}, {@code *} means that the word says it
 * without any head. Words between two levels name the nearer one and accept the other: a measured
 * pace is slow, or normal.
 */
final class LevelWords {
  private LevelWords() {}

  static final String TABLE =
      """
      pitch:high @ PV ; high, higher, highest, elevated, on the high side, on the higher side, at the high end, toward the high end, in the upper range, near the top, at the top, quite high up, up high, heightened
      pitch:high @ P ; raised, increased, above average, above normal, above the norm, upper, lifted, above the average, upper end, high end, at the upper end, above the usual, above the middle, soaring, above the middle range, topmost, uppermost, above the normal range
      pitch:high @ PVTK ; high pitched, higher pitched, shrill, squeaky, treble, piping, piercing, reedy
      pitch:high @ * ; high pitched, higher pitched, shrill, shrilly, squeaky, upper register, higher register, high register, falsetto, raises % pitch, raised % pitch, raising % pitch, lifts % pitch, pushes % pitch up, shrillness, upper reaches of % range, high in % range, high in % register
      pitch:low @ PV ; low, lower, lowest, deep, deeper, on the low side, on the lower side, at the low end, toward the low end, in the lower range, near the bottom, at the bottom, down low, deepened, bass
      pitch:low @ P ; lowered, reduced, below average, below normal, below the norm, depressed, decreased, below the average, lower end, low end, at the lower end, below the usual, sunken, below the middle, bottommost, below the middle range, below the normal range
      pitch:low @ PVTK ; low pitched, lower pitched, deep voiced, deep pitched, deep throated
      pitch:low @ * ; low pitched, lower pitched, deep voiced, lower register, low register, deep register, lowers % pitch, lowered % pitch, lowering % pitch, drops % pitch, basso, low in % range, low in % register, lower reaches of % range
      pitch:normal @ P ; normal, moderate, average, medium, mid, middle, mid range, mid level, midrange, middling, ordinary, typical, usual, standard, regular, unremarkable, neutral, natural, comfortable, conversational, balanced, unexceptional, in between, in the middle, around the middle, within the normal range, in the normal range, in the middle of % range, ordinary enough, in % middle range, middle of the range, middle of the road, intermediate, about average, everyday, customary, baseline, habitual, unmarked, midway, modal, in the average range, commonplace
      energy:high @ EV ; raised, strong, stronger, strongest, powerful, full, forceful, amplified, boosted, robust
      energy:high @ E ; high, higher, highest, elevated, great, greater, considerable, intense, increased, heightened, above average, above normal, substantial, ample, abundant, plenty of, lots of, a lot of, big, large, on the high side, at the high end, above the norm, upper, pronounced, marked, above the average, above the usual, turned up, high end, full of, heavy, surplus of, brimming with, bursting with, packed with, filled with, rich in, maximum
      energy:high @ VTK ; loud, louder, loudest, forceful, forcefully, energetic, energetically, vigorous, vigorously, robust, thunderous, booming, powerful, powerfully, strong voiced, deafening, emphatic volume, full voiced, boisterous, noisy, boomy
      energy:high @ EVTK ; loud, louder, loudest, on the loud side, on the louder side
      energy:high @ * ; loud, louder, loudest, loudly, high energy, high volume, high intensity, higher energy, full volume, shouting, shouted, shouts, shout, yelling, yells, yelled, yell, roaring, roars, roared, blaring, thundering, bellowing, bellows, bellowed, raises % voice, raised % voice, raising % voice, raise % voice, full throated, bellow, top of % lungs, top of % voice, hollers, hollering, turns up the volume, booming, boomed, booms, clamorous, projects loudly, high vocal energy, forcefully, energetically, energetic, vociferous, screaming, screams, screamed, at full volume, at full force, raising of % voice, loud voiced, projects strongly
      energy:low @ EV ; weak, weaker, reduced, faint, fainter, lowered, soft, softer, softest, subdued, muted, restrained, small, hushed, quiet, quieter, feeble, dampened, thin, low key, softened, dialled down, toned down, damped, held back, underpowered
      energy:low @ E ; low, lower, lowest, minimal, limited, diminished, below average, below normal, below the norm, drained, decreased, on the low side, at the low end, slight, lacking, scant, depleted, turned down, sparse, below the average, below the usual, depressed, modest, low end, deflated, slack, meagre, meager, sapped, bottom, flagging
      energy:low @ VTK ; quiet, quieter, quietest, soft, softer, softest, subdued, hushed, muted, faint, low key, muffled, underpowered, softly spoken, restrained, murmured, toneless and weak
      energy:low @ * ; quietly, softly, soft spoken, softly spoken, low energy, low volume, low intensity, lower energy, murmurs, murmur, murmured, murmuring, mutters, muttered, muttering, mumbles, mumbled, mumbling, under % breath, barely audible, faintly, hardly audible, scarcely audible, lowers % voice, lowered % voice, lowering % voice, keeps % voice down, keeping % voice down, keeps % voice low, keeping % voice low, drops % voice, hushed, quiet voiced, softness, quietness, quietude, quiet, subduedly, hushed tones, near silence, in an undertone, weakly, feebly, weak voiced, nearly inaudible, almost inaudible, barely above a whisper, hardly above a whisper, little more than a murmur, never rises above a murmur, never rises above a whisper, does n't rise above a murmur, not rise above a murmur
      energy:normal @ E ; normal, moderate, average, medium, mid, middle, mid range, mid level, midrange, middling, ordinary, typical, usual, standard, regular, unremarkable, neutral, natural, comfortable, conversational, balanced, unexceptional, in between, in the middle, around the middle, within the normal range, in the normal range, middle of the range, intermediate, about average, everyday, customary, baseline, habitual, unmarked, midway, in the average range, commonplace
      energy:low @ EVTK ; on the quiet side, on the quieter side, on the soft side, on the softer side
      energy:normal @ VT ; moderately loud, of normal loudness, of average loudness, normally loud
      energy:normal @ * ; moderately loud, neither shouting nor murmuring, indoor voice
      speed:fast @ STKVIEP ; fast, faster, fastest, rapid, quick, quicker, quickest, swift, brisk, brisker, hurried, rushed, hasty, speedy, fast paced, fast moving, fast flowing, high speed, breathless pace, breakneck, rapid fire, quick fire, fleet, racing
      speed:fast @ S ; high, higher, highest, raised, increased, elevated, accelerated, above average, above normal, above the norm, quickened, heightened, on the fast side, on the faster side, on the quicker side, above the average, on the quick side, above the usual, pressing, at the high end, upper, stepped up, urgent, lightning, galloping
      speed:fast @ * ; fast paced, fast talking, rapid fire, quick fire, in a hurry, in a rush, rattles off, rattled off, rushes, rushing, hurries, hurrying, hurry, rush, haste, gabbles, gabbled, races through, racing through, at speed, at a clip, at a brisk clip, at a good clip, at a fast clip, at a rapid clip, at a quick clip, tripping over each other, hastening, quickness, rapidity, swiftness, fast spoken, rapidly spoken, fast speaking, breathlessly fast, tumbles out, tumbling out, races along, hurries through, quick tempoed
      speed:fast @ STKVE ; quickly, rapidly, briskly, swiftly, hurriedly, hastily, speedily
      speed:slow @ STKVIEP ; slow, slower, slowest, sluggish, slow paced, slow moving, slowed, leisurely, drawn out, plodding, languid, drawling, lethargic, ponderous, slowed down, dragging, torpid, lumbering, long drawn
      speed:slow @ S ; low, lower, lowest, reduced, decreased, below average, below normal, below the norm, on the slow side, on the slower side, below the average, below the usual, lagging, crawling, at the low end, snail
      speed:slow @ STKVE ; slowly, sluggishly, unhurriedly, languidly, ploddingly
      speed:slow|normal @ T ; deliberately
      speed:slow|normal @ STKV ; unhurried, deliberate, relaxed, measured, unrushed, easygoing, easy going
      speed:slow @ * ; slow paced, leisurely, drawn out, drawl, drawls, drawled, takes % time, taking % time, drags, dragging, slowness, slow moving, slow spoken, drags out, draws out, drawing out, stretched out, unhurried, slow tempoed, plods
      speed:normal @ S ; normal, moderate, average, medium, mid, middle, mid range, mid level, midrange, middling, ordinary, typical, usual, standard, regular, unremarkable, neutral, natural, comfortable, conversational, balanced, unexceptional, in between, in the middle, around the middle, within the normal range, in the normal range, middle of the range, intermediate, about average, everyday, customary, baseline, habitual, unmarked, midway, in the average range, commonplace, walking
      speed:normal|slow @ S ; steady, even, stable, constant, uniform
      speed:normal @ * ; moderately paced, normally paced, averagely paced, evenly paced, normal paced, medium paced, moderate paced, at a walking pace, steadily paced
      intonation:flat @ IVTPRK ; flat, flatter, monotone, monotonous, toneless, unvarying, unchanging, uninflected, unmodulated, deadpan, unvaried, expressionless, inexpressive, one note, robotic, flattened, droning, undifferentiated, colourless, colorless, monotonic, pancake flat
      intonation:flat @ I ; level, even, steady, stable, constant, static, uniform, straight, horizontal, motionless, unmoving
      intonation:flat @ RP ; narrow, narrower, compressed, limited in variation, restricted, tight, squeezed, confined
      intonation:flat @ R ; limited, minimal, small, low, reduced, scant, slight, few, negligible, scarce, sparse
      intonation:flat @ * ; monotone, monotonously, monotonous, monotony, uninflected, barely moves, hardly moves, barely varies, hardly varies, never varies, does not vary, does n't vary, does not move, does n't move, scarcely moves, scarcely varies, on one note, on a single note, one note, flatness, flatly, droning, drones, flat lined, stays level, stays flat, staying level, keeps level, remains level, holds level, remains flat, with few inflections, barely inflected, hardly inflected, deadpan, stays put, never moves, at one level, at a single level, on one level, along a line, along one line
      intonation:flat @ IPRV ; barely changes, hardly changes, never changes, does not change, does n't change, scarcely changes
      intonation:expressive @ IVTPRK ; expressive, animated, lively, livelier, dynamic, varied, melodic, melodious, colourful, colorful, sing song, singsong, variable, modulated, fluctuating, varies, vary, varying, exaggerated, theatrical, dramatic, swinging, fluctuates, lilting, undulating, musical, spirited, mobile, vivid, swoops, swooping, jumps around, swings widely, ranging, wandering, roams, ranges widely, wide ranging, richly inflected, inflected, swinging widely, varied widely, varied freely, flexible, bouncy, vivacious, elastic
      intonation:expressive @ RP ; wide, wider, broad, broader, sweeping, expanded, extended, expansive, generous
      intonation:expressive @ R ; large, great, considerable, marked, high, pronounced, ample, plenty of, lots of, a lot of, much, strong, substantial, big, increased, extensive, greater, extreme
      intonation:expressive @ * ; expressively, sing song, singsong, animatedly, expressive intonation, ups and downs, lilt, highs and lows, moves up and down, goes up and down, swings up and down, peaks and valleys, peaks and dips, hops around, covers a lot of ground, full of movement, richly inflected, expressiveness, swings between high and low, all over the place, ranges freely, liveliness, moves freely, moving freely, moves a lot, swings freely, travels freely, travels widely, roams freely
      intonation:rising @ IVTRP ; rising, ascending, upward, upwards, upward moving, climbing, question like, upturned, up going, going up, interrogative, uptilted, up turned
      intonation:rising @ * ; upward inflection, upward inflections, final rise, terminal rise, uptalk, ends on a rise, ends with a rise, ends on an upward, rising note, upward note, rising cadence, rising tone, rising intonation, upspeak, upward tilt, upward slope, upward turn, upward lift, upward glide, upward movement, upward trajectory, upward contour, upward sweep, closing rise, upward swing
      intonation:falling @ IVTRP ; falling, descending, downward, downwards, declining, downturned, dropping, sinking, drooping, sagging, downward moving, going down, down going, down turned, dipping down
      intonation:falling @ * ; final fall, terminal fall, downward inflection, downward inflections, ends on a fall, ends with a fall, falling intonation, falling note, downward note, falling cadence, falling tone, downward tilt, downward slope, downward turn, downward glide, downward movement, downward trajectory, downward contour, downward drift, closing fall, final drop, downward sweep, downward swing
      intonation:rising-falling @ IVTRP* ; rising falling, rise fall, rise and fall, up and down, rising then falling, rising and then falling, rising and falling, arched, arching, arch shaped, bell shaped, rises and falls, up then down, up and then down, rise then fall, hump shaped, hill shaped, rise followed by a fall, up and back down, peaked, arch like, rise and then a fall, rise then a fall, rising before falling, convex
      intonation:falling-rising @ IVTRP* ; falling rising, fall rise, falling then rising, falling and then rising, dip and rise, down and up, u shaped, v shaped, fall and rise, falls and rises, down then up, down and then up, fall then rise, falling and rising, fall followed by a rise, dip and recovery, valley shaped, scooped, fall and then a rise, fall then a rise, down and back up, concave, bowl shaped, dip followed by a rise, dipping
      energy:increasing @ E ; rising, climbing, growing, mounting, building, swelling, increasing, ascending
      energy:decreasing @ E ; falling, fading, dropping, declining, dwindling, waning, diminishing, decreasing, sinking, ebbing
      speed:increasing @ S ; rising, climbing, growing, increasing, accelerating, quickening, mounting
      speed:decreasing @ S ; falling, dropping, declining, decreasing, slowing, decelerating, sinking
      pitch:increasing @ P ; increasing
      pitch:decreasing @ P ; decreasing
      energy:increasing @ * ; swells, swelling, crescendo, gains volume, gains in volume, gathers force, builds in volume, gathering force, builds in intensity, gathers strength, gains strength
      energy:decreasing @ * ; trails off, trailing off, trails away, trailing away, fades, fades away, fades out, fading, fading away, dies away, tapers off, tails off, tapering off, decrescendo, diminuendo, loses volume, peters out, dying away, ebbs away, ebb away, ebbing away, ebbs, wanes, drops to a murmur, loses force, loses strength, drops to a whisper, sinks to a whisper, falls to a whisper, runs out of energy
      speed:increasing @ * ; speeds up, speed up, speeding up, accelerates, accelerating, acceleration, picks up speed, picks up pace, gathers pace, gathers speed, quickens, quickening, picks up the pace, hurries up, accelerando, gathering pace, gathering speed, picking up speed, picking up pace
      speed:decreasing @ * ; slows down, slow down, slowing down, slows, slowing, decelerates, decelerating, deceleration, loses speed, loses pace, loses tempo, ritardando, drops in pace, lags
      pauses:present @ VTKS* ; pauses, pause, pausing, paused, hesitates, hesitation, hesitations, hesitant, hesitantly, halting, haltingly, stops and starts, stop and start, broken up by silence, stretches of silence, hesitating, falters, faltering, moments of silence
      pauses:none @ VTKS* ; uninterrupted, without a break, fluently, unbroken, without interruption, without breaks, without stopping, in one go, in a single breath, fluent
      voice_quality:breathy @ VTK* ; breathy, breathiness, breathily, airy
      voice_quality:hoarse @ VTK* ; hoarse, hoarseness, husky, raspy, rasping, gravelly, hoarsely, rasp, croaky, huskiness, raspiness, gruff
      voice_quality:creaky @ VTK* ; creaky, creak, creakiness, vocal fry, laryngealised, laryngealized
      voice_quality:trembling @ VTKEP* ; trembling, trembles, tremble, tremor, tremors, tremulous, shaky, shaking, shakes, quavering, quavers, quivering, quivers, wavering, wavers, waver, shakiness, quaver, unsteady, unsteadiness, quiver, wobble, wobbles, wobbly, shakily
      voice_quality:strained @ VTK* ; strained, strain, tight throated, tense throated, vocal strain, vocal tension, constricted, pinched, straining
      voice_quality:tense @ VT ; tense, tight, taut, pressed
      voice_quality:harsh @ VT ; harsh, rough, grating, abrasive, harshness, coarse
      voice_quality:nasal @ VTK* ; nasal, nasality, nasally
      voice_quality:choked @ VT* ; choked, choking, choked up, cracks, cracking, tearful, sobbing, sobs
      voice_quality:whispered @ VTK* ; whispered, whispery, whispering, whispers
      """;
}
