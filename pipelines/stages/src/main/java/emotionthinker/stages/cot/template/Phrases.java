package emotionthinker.stages.cot.template;

import emotionthinker.schemas.Emotion;
import java.util.Map;

/**
 * Sentence patterns of the template writer, one per line. Variables: {@code $who} the speaker as
 * introduced, {@code $subj} and {@code $poss} pronouns, {@code $npA $clA} the first cue as noun phrase
 * and clause (B the second), {@code $tailA} what the first cue speaks of, {@code $quote} the
 * transcript. Patterns of interpretation hold no word that could be read as a claim about the voice.
 */
final class Phrases {
  private Phrases() {}

  /** First sentence, two cues. */
  static final String OPEN_TWO =
      """
      {$who|Here $who} {speaks|talks|is heard} with $npA and $npB{| {from the outset|from the first syllable|all the way|right away}}.
      {What {strikes the ear|registers|catches the ear} {first|at once|immediately|straight away}|The {first|clearest|plainest} {thing|detail|impression} {one hears|to notice|to register}} is $npA{, {followed by|joined by|next to|alongside|together with} $npB| and, {close behind|right beside it|with it|hardly later}, $npB}.
      {Listening to|Hearing|Attending to} {$who|this clip|the recording}, {one {notices|meets|finds|hears}|the ear {catches|meets|finds}} $npA {and|as well as|along with|together with} $npB.
      {$npA and $npB} {set the scene|open the picture|come to the fore|make the first impression|meet the ear together|reach the listener first}{| {when|as} $who {speaks|talks}}.
      {In this {clip|recording|utterance}|Throughout|From {start|beginning} to {end|close}|All along}, $clA{, and| and|, while} $clB.
      {$who|We hear $who, who} {delivers|produces|voices|offers} {the|this} {line|sentence|phrase} with $npA {and|and also} $npB.
      {The {voice|speaker} {belongs to|is that of} $who|This is $who}{:| speaking:|;} $clA{, and| and|, while} $clB.
      {Two {things|details|features} {stand out|count|matter} {here|first|most}|Two {cues|features|traits} {lead|dominate|prevail}}: $clA, {and|while|and then} $clB.
      {The {evidence|case|picture} {opens|begins|starts} with|It {begins|opens} with|A {good|natural} place to {begin|start} is} $npA{; {beside that|next to it|in company with it}, $clB|, {and|to which} $npB {joins it|can be added}}.
      {Set against {other|comparable} {clips|recordings}|Compared with {similar|other|comparable} {clips|speakers}|By the {measure|standard} of {the group|comparable clips}}, $clA {and|while|, and} $clB.
      {$who {can be heard|is speaking} here|One hears $who}, {and|where} $clA {and|while} $clB.
      {Before the meaning sinks in|Leaving the meaning aside for now|Before anything else}, {one {notices|hears}|there is} $npA {and|along with|beside} $npB.
      """;

  /** First sentence, one cue. */
  static final String OPEN_ONE =
      """
      {What {strikes the ear|registers|catches the ear} {first|at once|immediately}|The {first|clearest|plainest} {thing|detail|impression} {one hears|to notice|to register}} is $npA{| {as|when} $who {speaks|talks}}.
      {Listening to|Hearing|Attending to} $who, {one {notices|meets|finds|hears}|the ear {catches|meets|finds}} $npA {first|before all else|above all|more than anything}.
      {In this {clip|recording|utterance}|Throughout|From {start|beginning} to {end|close}|All along}, $clA, {and that|which} {leads|opens|begins} the {case|picture|argument}.
      {$who|Here $who} {speaks|talks|is heard} with $npA{|, and {that is the main thing|that is the chief fact|this is what matters}}.
      {The {voice|speaker} {belongs to|is that of} $who|This is $who}{:| speaking:|;} $clA.
      {Set against {other|comparable} {clips|recordings}|Compared with {similar|other|comparable} {clips|speakers}}, $clA.
      {$who {can be heard|is speaking} here|One hears $who}, and $clA.
      {The {evidence|case|picture} {opens|begins|starts} with|A {good|natural} place to {begin|start} is} $npA{| in {this clip|the recording}}.
      """;

  /** A further cue that speaks for the conclusion. */
  static final String BODY_ONE =
      """
      {Moreover|Likewise|Besides|Further}, $clA, {$tailA}.
      {Added to that|On top of that|Beside that|In addition|Beyond that|Next to it}, $clA, {$tailA}.
      {$npA {adds to|reinforces|backs|completes|supports} {this|that|the} {impression|picture|reading}}, {$tailA}.
      {With $npA, {the|$poss} {manner|bearing|stance} {gains|takes on|shows|acquires}|$npA {gives|lends} {the|$poss} {manner|bearing|stance}} {an air|a sense|a note|a touch} of $nounA.
      {There is {also|moreover} $npA|One also {hears|finds|notes} $npA|$npA {joins|accompanies} {the rest|all this}}, {$tailA}.
      {Just as {telling|relevant|informative}|Equally {telling|relevant}|No less {telling|relevant}} is $npA, {$tailA}.
      {The same {direction|tendency} {shows|appears|returns}|The {pattern|tendency} {continues|holds}} {elsewhere|again|once more}: $clA, {$tailA}.
      {$tailHeadA} is {what|the thing that} $npA {conveys|brings|contributes|adds}{| {here|to the whole}}.
      {What {strengthens|supports|completes} the {case|picture}|A further {sign|detail|point}} is {that $clA|$npA}, {$tailA}.
      The {fact|observation} that $clA {matters|counts|is relevant} {too|as well}, {$tailA}.
      """;

  /** Two further cues. */
  static final String BODY_TWO =
      """
      {Added to that|On top of that|In addition|Beyond that|Moreover}, $clA and $clB, {$tailA}.
      {$clA}, {and|while} $clB; {both|the two {together|combined}} {speak of|point to|suggest|bring to mind} $nounA {rather than|more than|before} $contraA.
      {$npA {and|as well as|along with} $npB} {strengthen|reinforce|back|support} {this|that|the} {impression|picture|reading}, {$tailA}.
      {One also {hears|finds|notes}|There {is|comes} also} $npA and $npB, {$tailA}.
      {$clA, {$tailA}|With $npA comes $nounA}; {at the same time|likewise|in step with that|besides}, $clB.
      The {{rest|remainder} of the {evidence|picture} {agrees|fits|follows suit}|other {cues|details} {agree|follow suit|fit}}: $clA {and|while} $clB.
      {$npA {and|together with} $npB} {give|lend} {the|$poss} {manner|bearing|stance} {an air|a sense|a note|a touch} of $nounA.
      """;

  /** A cue that speaks against the conclusion. */
  static final String COUNTER =
      """
      {One {thing|cue|detail}|A single {cue|detail}} {pulls|points|leans} the other way: $clA{, {yet|but} {it|that} {is outweighed|does not decide matters|stays an exception}|}.
      {Admittedly|Granted|To be fair|True}, $clA, {which|and that} {fits less well|sits uneasily with the rest|argues for caution|tempers the reading}.
      {Not everything {agrees|lines up|fits}|The picture is not {seamless|unanimous|without friction}}: $clA.
      {Against this|On the other side|By way of contrast}, $clA; {the {other|remaining} {cues|signs} {prevail|decide|count for more}|{it|this} {weakens|qualifies|limits} the {case|reading} {a little|somewhat|only in part}}.
      {$clA, {which|and this} {complicates|qualifies|limits}|$npA {complicates|qualifies|limits}} the {picture|reading|case} {without overturning it|but does not undo it|and deserves mention}.
      {$npA {is|remains} the {exception|odd one out|outlier}}{;|, and} {the {case|reading} {survives|holds} {without|despite} it|one {cue|detail} {alone|by itself} {settles nothing|is not much to go on}}.
      {That $clA {is|remains} a {puzzle|snag|wrinkle}|It is a {puzzle|snag|wrinkle} that $clA}, {but|yet|though} {one cue out of {many|several}|a {single|lone} cue} {need not|does not have to} {fit|match} {the pattern|everything}.
      """;

  /** Cues at the normal level that decide nothing. */
  static final String PLAIN_ONE =
      """
      {As for the rest|Otherwise|For the rest|Apart from this}, $clA{, {which|and that} {says|adds|reveals} {nothing more|little by itself|not much}|}.
      {$clA, {so it|and it|which}} {neither helps nor hurts|adds little either way|leaves the question open|is of no great consequence}.
      {$npA {leaves|keeps} the {matter|question} open|$npA {tells|reveals} {little|nothing} {either way|on its own|by itself}}.
      {Little|Not much|Nothing much} can be {read into|drawn from|made of} {the fact|the observation} that $clA.
      {It may be {noted|added|mentioned}|It is {noted|mentioned} for {completeness|the record}} that $clA{|, {though|but} {nothing|not much} {hangs on|follows from} it}.
      """;

  /** Two cues at the normal level. */
  static final String PLAIN_TWO =
      """
      {As for the rest|Otherwise|For the rest|Apart from this}, $clA and $clB{, {which|and that} {says|adds|reveals} {nothing more|little by itself|not much}|}.
      {$clA {and|while} $clB}, {so {these|they}|and {these|both}} {neither help nor hurt|add little either way|leave the question open|settle nothing}.
      {$npA and $npB} {leave|keep} the {matter|question} open.
      {It may be {noted|added|mentioned}|It is {noted|mentioned} for {completeness|the record}} that $clA and $clB.
      """;

  /** Words that a text may quote and that say nothing of a mood. */
  static final String WORDS_PLAIN =
      """
      The words, $quoteAp, could {be said|belong|serve} in {any|almost any|many a} mood, so {the manner|the manner of saying it|how it is said} has to {decide|speak|carry the reading}.
      What is said, $quoteAp, {gives {no|little} {hint|clue|indication} of {a mood|feeling}|is {matter-of-fact|everyday|plain information}}, {and so|so} {the answer|the {mood|feeling}} {must be|has to be} {sought|found} in {the manner|how it is said|the sound of it}.
      {On paper|Read silently|Taken alone|In print}, $quote {says|reveals|betrays} {nothing|little|next to nothing} about {feeling|mood|emotion}; {the {clue|answer|information} {is|lies}|one has to look} in {the voice|how it is voiced|the sound of it}.
      {The {content|text|message}|What is said} ($quoteAp) {stays|is|remains} {open|noncommittal|unrevealing|matter-of-fact}, {which {leaves|hands} the {decision|matter} to|so the {decision|matter} rests with} the {voice|sound|manner}.
      {Nobody {could|would} {guess|read|infer} a mood from|No mood {follows|can be read} from|One {learns|gathers} little from} $quote {alone|by itself|on its own|as text}; {whatever is felt|the feeling|the mood} {comes|must come|has to come} {through|from|by way of} {the sound|the voice|the delivery}.
      {Since|Because|As} {what is said, $quoteAp, {has|holds}|$quote {has|holds}} no {charge|colour|mood} of its own, {the voice|the manner|the sound} {matters|counts|tells} {most|above all|all the more}.
      {$quote {is|amounts to} {an|a rather|a fairly} {everyday|matter-of-fact|unemotive} {thing to say|remark}}, {and|so|hence} the {content|wording|text} {cannot|does not|will not} {settle|decide|answer} {anything|the matter|the question}.
      {Anyone|Somebody} {in {any|whatever} mood|of any temper} {could|might} {say|utter|come out with} $quote, {so|and|hence} {the text|the content|the wording} is {no|not much of a} {help|guide} {here|in this}.
      """;

  /** Words that lean the way of the conclusion. */
  static final String WORDS_AGREE =
      """
      The words, $quoteAp, {lean|point} the same way, {so|and} {content and manner|text and voice|what is said and how} {meet|agree|coincide}.
      What is said, $quoteAp, {agrees|fits|goes} with {this|the voice|the manner}, {so|and} {content and manner|text and voice} {point|lean} to {one|a single} {mood|feeling}.
      The {content|text|message} {supports|backs|confirms|shares} {this|the reading|the impression} {too|as well}: $quote is {no accident|no stray remark|of a piece with the rest}.
      {$quote {suits|matches|fits} the {manner|way} {it is {voiced|put|said}|of its saying}}, {so|and} {nothing {in the text|in the wording|said} {argues|speaks}|there is nothing in the {text|wording|content}} {against it|to the contrary}.
      {Nor do|And neither do} the words, $quoteAp, {contradict|oppose|undercut} {this|the impression|the voice}; {they {share|echo|repeat} its {mood|direction|leaning}|text and manner {agree|go together}}.
      """;

  /** Words that lean the other way. */
  static final String WORDS_DIFFER =
      """
      {The words, $quoteAp, {point|lean} elsewhere|What is said, $quoteAp, {tells|suggests} another story}; {where {text|content} and {voice|manner} {part|differ|disagree}|in such a {clash|conflict|split}}, {the voice|the manner|the sound} {is|seems} {the {better|safer|surer} {guide|witness}|more to be trusted}.
      {There is a {gap|conflict|mismatch} between {text and voice|content and manner|what is said and how}|{Text and voice|Content and manner} {do not match|disagree|part ways}}: $quote {invites|suggests|promises} {one|a certain} {mood|feeling}, {the {sound|voice|manner} {carries|conveys|betrays}|what is {heard|conveyed} is} another.
      {Taken {literally|at face value}|Read {alone|silently}}, $quote {leads|points} {elsewhere|somewhere else|away from this}, {yet|but} {the {voice|manner|sound}|how it is said} {overrides|outweighs|undercuts} the {text|wording|content}.
      """;

  /** Words that are quoted but not judged, because the lexicon does not read their language. */
  static final String WORDS_FOREIGN =
      """
      The words, $quoteAp, {are left {aside|unjudged}|do not enter the {judgement|reasoning}}, {so|and} {only|nothing but} the {sound|voice|manner} {counts|speaks|is weighed}{| {here|for this reading}}.
      What is said, $quoteAp, {is left {aside|unjudged}|does not enter the {judgement|reasoning}}, {so|and} {the {sound|voice|manner} {alone|by itself}|nothing but the {sound|voice}} {counts|speaks|is weighed}.
      {$quote is {quoted|given|noted} {here|only} for {reference|the record|completeness}}; {the {reading|judgement|argument}|what follows} {rests|relies|depends} on {the voice|sound|the manner} {alone|only|by itself}.
      {Whatever $quote {means|may mean|says}|Leaving {the meaning|the sense} of $quote {aside|open}}, {the {sound|manner|voice} {is|remains} what {counts|is weighed|decides}|the {argument|reading} {follows|keeps to} the {voice|sound}}.
      """;

  /** Which word stands out. */
  static final String STRESS =
      """
      {Stress|Emphasis|The accent|The main stress} {falls on|is placed on|goes to|rests on} $stressed{, {which|and that} {shows|reveals|tells} {what {matters|counts}|where the {thought|interest} lies}{| {to|for} $who2}|}.
      {$subj {stresses|emphasises|accents} $stressed}{, {as if|and} {this|that} {mattered most|were the point|counted}|, {the {point|core|crux} of {the|$poss} {message|thought}}|}.
      {There is {clear|audible|plain} {emphasis|stress} on|One hears {stress|emphasis|an accent} on|{Emphasis|Stress} is {audible|plain|evident} on} $stressed{, {where|in which} the {interest|point|thought} {lies|gathers}|}.
      {Among the words|Within the line|In the sentence}, {emphasis|stress|the accent} {singles out|goes to|is given to} $stressed.
      """;

  /** The speaker hardly shows in some openings; this line puts the profile in. */
  static final String PROFILE =
      """
      The {voice|speech} {heard|recorded} {here|in the clip} is that of $who{|, {though|and} {nothing|little} in the {reading|argument} {hangs on|depends on} {that|this}}.
      {As|Since} {this is|we hear|one hears} $who, the {levels|measurements} are {judged|weighed|seen} {against|beside} {a|the} {matching|fitting|comparable} group.
      {All of this|All this|What has been said} {is heard from|comes from|belongs to} $who.
      {It|This} is $who {speaking|talking|we hear}, and the {evidence|picture} {should|has to} be {read|weighed|taken} {in that light|with that in mind}.
      """;

  /** For sheets with few cues: what is not known is not claimed. */
  static final String HONEST =
      """
      {That is {all|as much as|the whole of what} the {measurements|evidence|data} {offer|give|allow}|No other {cue|measurement} is {dependable|certain} {here|enough to cite}}, {so|and|hence} the {argument|reading|case} {stays|remains|is kept} {modest|short|cautious}.
      {What {could not be|was not} {measured|established} {is {left out|passed over}|plays no part}|{Cues|Details} that {could not be|were not} {measured|established} are {left out|passed over}} {here|in this reading|on purpose}, {because|since} {a guess|an invention|guesswork} {helps nobody|proves nothing|is no evidence}.
      {With {so few|only few} {cues|signs} to {go on|build on|weigh}|On {this|so narrow a} {basis|footing}}, {each {one|of them}|every {one|sign}} {has to be|must be|deserves to be} {weighed|read|taken} with {care|caution|some reserve}.
      """;

  /** For conclusions that hardly any cue speaks for. */
  static final String THIN =
      """
      {None of {this|these cues} {settles|proves} {much|anything}|The {voice|sound} {gives|offers} {thin|scarce} support}, {so|and} {what follows|the conclusion|the reading} {is|has to be} {tentative|provisional|offered with reserve}.
      {A {cautious|careful} {listener|reader} {will|has to} {note|admit} that|It {has to|must} be {said|admitted} that} the {measured|known} {cues|signs} {leave|allow} {several|other|more} {readings|explanations}.
      """;

  /** What the cues add up to, by the direction of the conclusion. */
  static final String SUM =
      """
      {Taken together|Put together|All in all|Viewed as a whole|Added up|Weighed together}, {these {cues|signs|details|features}|the {signs|cues|details}} {suggest|describe|sketch|point to|speak of} $sum.
      {The {sum|total|combination|whole} of {these|those} {cues|signs|details} {suggests|describes|points to}|What {emerges|results|remains} {from this|from it all|in the end} is} $sum.
      {Everything|The evidence} {considered|weighed}, {this {suggests|sounds like|brings to mind}|one {thinks|is reminded} of} $sum{| {more than anything else|rather than its opposite|and little else}}.
      {Such a {mix|blend|combination|set} of {cues|signs|features} {fits|speaks of|describes|calls to mind}|{One|A listener} {is left with the impression of|comes away thinking of|recognises in this}} $sum.
      {It is {easy|natural|not hard} to {hear|recognise|imagine} in {this|all this}|Behind {this|such a voice|it all} one {senses|imagines|suspects}} $sum.
      """;

  /** What the clip comes down to for each emotion, not naming it. */
  static final Map<Emotion, String> SUM_OF =
      Map.of(
          Emotion.NEUTRAL,
          "{a {composed|collected|settled} {person|speaker} {conveying|passing on|reporting} {facts|information}|{an|the} {untroubled mind|everyday manner} with {no {stake|investment} in the matter|nothing at stake}|{someone|a person} {simply|merely} {passing on|stating|relaying} {facts|what there is to say}|{a state|a manner} without {inner {pressure|turmoil}|any {particular|special} colouring}}",
          Emotion.HAPPY,
          "{a {warm|buoyant|bright|sunny} {state|disposition|mood} that {reaches|turns} outward|{someone|a person} {pleased|delighted} {with|by} {the moment|events|what is happening}|{ease and {drive|zest|sparkle} {at once|combined|in one}}|{a|the} {playful|open|generous} {state|mood} with {zest|sparkle|drive}}",
          Emotion.SAD,
          "{someone {turned inward|drawn inward|burdened by something}|a {state|mood} of {loss|resignation|discouragement}|{a {weary|burdened|discouraged} {person|speaker} with {little|no} drive {left|to give}}|{resignation|discouragement} {and|along with} {weariness|withdrawal}}",
          Emotion.ANGRY,
          "{someone {pushing|pressing|bearing down} {against|upon} {resistance|an obstacle}|a {confrontational|combative|impatient} {stance|attitude|mood}|{pressure {directed|aimed|turned} {outward|at someone}}|{a {demand|protest|reproach} {put|made} with {insistence|impatience}}}",
          Emotion.CONTEMPT_OR_DISGUST,
          "{someone {keeping|holding} {a matter|something} at arm's length|a {rejecting|dismissive|disapproving} {stance|attitude}|{distance|rejection} {mixed with|and|plus} {superiority|disapproval}|{a {wish|need} to {turn away|recoil|keep clear} from {something|the matter}}}",
          Emotion.CONFUSED,
          "{someone {searching|groping|looking} for {an answer|orientation|clarity}|an {unsure|uncertain|undecided} {state|stance|mind}|{a {question|doubt} {still|left} {open|unresolved}}|{a mind {trying|struggling} to {make sense of things|catch up|work something out}}}",
          Emotion.WHISPER,
          "{something {kept|meant} {private|confidential|for nearby ears}|a {confidential|secretive|discreet} {manner|way of talking}|{someone {taking care|at pains|anxious} not to be overheard}|{talk {meant|intended} for {one listener|a single listener|nearby ears}}}",
          Emotion.SURPRISE,
          "{a reaction to {something unforeseen|the unforeseen|news}|someone {caught|taken} {off guard|unawares}|{a {sudden|spontaneous|immediate} {reaction|response} to {news|something new}}|{a mind {overtaken by|catching up with} {events|something new}}}",
          Emotion.FEAR,
          "{someone {facing|sensing|bracing for} {a threat|danger}|a {state|mood} of {alarm|apprehension|unease}|{alertness {mixed with|and|plus} {unease|apprehension}}|{a {guarded|threatened|besieged} {mind|state|person}}}");

  /** The emotion as a noun phrase. */
  static final Map<Emotion, String> NAME =
      Map.of(
          Emotion.NEUTRAL, "{neutrality|a neutral state|a neutral mood}",
          Emotion.HAPPY, "{happiness|a happy mood|a happy state}",
          Emotion.SAD, "{sadness|a sad mood|a sad state}",
          Emotion.ANGRY, "{anger|an angry mood|an angry state}",
          Emotion.CONTEMPT_OR_DISGUST, "contempt or disgust",
          Emotion.CONFUSED, "{confusion|a confused state|a confused mood}",
          Emotion.WHISPER, "{the whisper style|the style called whisper}",
          Emotion.SURPRISE, "{surprise|a surprised state|a surprised mood}",
          Emotion.FEAR, "{fear|a fearful mood|a fearful state}");

  /** Last sentence; the only one that names the emotion. */
  static final String CLOSE =
      """
      {For these reasons|On this evidence|On balance|Weighing it all|In the end|Hence}, the {answer|reading|conclusion|verdict} is {most {likely|plausibly}|probably|in all likelihood} $emotion.
      {This|All of this|The whole} {leads to|supports|favours|justifies|argues for} $emotion as the {answer|reading|conclusion}{|, {above|before} {other|all other} {candidates|options|possibilities}}.
      {This|All of this|The whole|That} {leaves|supports|justifies|favours} one {answer|reading|conclusion|possibility}{| {above|before} {others|the others|the rest}}: $emotion.
      {$emotion|So $emotion} {is|seems|remains} the {best|most fitting|most convincing|likeliest|most plausible} {answer|reading|explanation|conclusion}{| {here|on this evidence|for this clip|all told}}.
      {The {emotion|feeling} {expressed|conveyed|heard} {here|in this clip|in the recording}|What {is|gets} {expressed|conveyed} {here|in this clip}} is {therefore|thus|accordingly|most likely|best described as} $emotion.
      {If one {word|name} has to be {given|chosen|found}|Put in {one word|a word}|In {short|a word}}, {it|this} is $emotion.
      {I|One} {would|can|may} {therefore|thus|accordingly} {conclude|infer|judge} that the {speaker|clip|voice} {expresses|conveys|shows} $emotion.
      {Among {the|all} {options|candidates|possibilities}|Of all {options|candidates|possibilities}}, $emotion {fits|explains|accounts for} {this|the evidence|the {combination|pattern}} best.
      """;
}
