package emotionthinker.stages.cot.template;

import emotionthinker.schemas.Emotion;
import java.util.Map;

/**
 * Sentence patterns of the template writer, one per line. Variables: {@code $who} the speaker as
 * introduced, {@code $subj} and {@code $poss} pronouns, {@code $npA $clA} the first cue as noun
 * phrase and clause (B the second), {@code $tailA} what the first cue speaks of, {@code $quote} the
 * transcript. Patterns of interpretation hold no word that could be read as a claim about the
 * voice.
 */
final class Phrases {
  private Phrases() {}

  /** First sentence, two cues. */
  static final String OPEN_TWO =
      """
      {$who|Here $who} {speaks|talks|is heard} with $npA and $npB{| {from the outset|from the first syllable|all the way|right away}}.
      {What {strikes the ear|registers|catches the ear} {first|at once|immediately|straight away}|The {first|clearest|plainest} {thing|detail|impression} {one hears|to notice|to emerge}} is $npA{, {followed by|joined by|next to|alongside|together with} $npB| and, {close behind|right beside it|with it|hardly later}, $npB}.
      {Listening to|Hearing|Attending to} {$who|this clip|the recording}, {one {notices|meets|finds|hears}|the ear {catches|meets|finds}} $npA {and|as well as|along with|together with} $npB.
      {$npA and $npB} {set the scene|open the picture|come to the fore|make the first impression|meet the ear together|reach the listener first}{| {when|as} $who {speaks|talks}}.
      {In this {clip|recording|utterance}|Throughout|From {start|beginning} to {end|close}|All along}, $clA{, and| and|, while} $clB.
      {$who|We hear $who, who} {delivers|produces|renders|offers} {the|this} {line|sentence|phrase} with $npA {and|and also} $npB.
      {The {voice|speech} {belongs to|is that of|comes from} $who|This is $who}{:|;} $clA{, and| and|, while} $clB.
      {Two {things|details|features} {stand out|count|matter} {here|first|most}|Two {cues|features|traits} {lead|dominate|prevail}}: $clA, {and|while|and then} $clB.
      {The $case {opens|begins|starts} with|It {begins|opens} with|{First|Foremost} {comes|is}|One {begins|starts} with} $npA{; {beside that|next to it|in company with it}, $clB|, {and|to which} $npB {joins it|can be added}}.
      {Set against {other|comparable} {clips|recordings}|Compared with {similar|other|comparable} {clips|speakers}|By the {measure|standard} of {the group|comparable clips}}, $clA {and|while|, and} $clB.
      {$who {can be heard|is speaking} here|One hears $who}, {and|where} $clA {and|while} $clB.
      {Before the meaning sinks in|Leaving the meaning aside for now|Before anything else}, {one {notices|hears}|there is} $npA {and|along with|beside} $npB.
      {A first {impression|hearing|listen} {yields|brings|gives}|At {first|a first} {hearing|listen} there is} $npA {and|plus|together with} $npB.
      {Here|In this clip|On this recording} $clA, {and|while} $clB{, to {begin|start} with|}.
      """;

  /** First sentence, one cue. */
  static final String OPEN_ONE =
      """
      {What {strikes the ear|registers|catches the ear} {first|at once|immediately}|The {first|clearest|plainest} {thing|detail|impression} {one hears|to notice|to emerge}} is $npA{| {as|when} $who {speaks|talks}}.
      {Listening to|Hearing|Attending to} $who, {one {notices|meets|finds|hears}|the ear {catches|meets|finds}} $npA {first|before all else|above all|more than anything}.
      {In this {clip|recording|utterance}|Throughout|From {start|beginning} to {end|close}|All along}, $clA, {and that|which} {leads|opens|begins} the {case|picture|argument}.
      {$who|Here $who} {speaks|talks|is heard} with $npA{|, and {that is the main thing|that is the chief fact|this is what matters}}.
      {The {voice|speech} {belongs to|is that of|comes from} $who|This is $who}{:|;} $clA.
      {Set against {other|comparable} {clips|recordings}|Compared with {similar|other|comparable} {clips|speakers}}, $clA.
      {$who {can be heard|is speaking} here|One hears $who}, and $clA.
      {The $case {opens|begins|starts} with|{First|Foremost} {comes|is}|One {begins|starts} with} $npA{| in {this clip|the recording}}.
      {Here|In this clip|On this recording} $clA, {to {begin|start} with|first of all|above all}.
      {A first {impression|hearing|listen} {yields|brings|gives}|To a first {hearing|listen}, there is} $npA.
      """;

  /** A further cue that speaks for the conclusion. */
  static final String BODY_ONE =
      """
      {Moreover|Likewise|Besides|Further|Then again}, $clA, {$tailA}.
      {Added to that|On top of that|Beside that|In addition|Beyond that|Next to it}, $clA, {$tailA}.
      {$npA {adds to|reinforces|backs|completes|supports} {this|that|the} $case}, {$tailA}.
      {With $npA, {the|$poss} {manner|bearing|stance} {gains|takes on|shows|acquires}|$npA {gives|lends} {the|$poss} {manner|bearing|stance}} {an air|a sense|a note|a touch} of $nounA.
      {There is {also|moreover} $npA|One also {hears|finds|notes} $npA|$npA {joins|accompanies} {the rest|all this}}, {$tailA}.
      {Just as {telling|relevant|informative}|Equally {telling|relevant}|No less {telling|relevant}} is $npA, {$tailA}.
      {The same {direction|tendency} {shows|appears|returns}|The {pattern|tendency} {continues|holds}} {elsewhere|again|once more}: $clA, {$tailA}.
      {$tailHeadA} is {what|the thing that} $npA {conveys|brings|contributes|adds}{| {here|to the whole}}.
      {What {strengthens|supports|completes} the $case|A further {sign|detail|point}} is {that $clA|$npA}, {$tailA}.
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
      {One {thing|cue|detail}|A {single|lone} {cue|detail}|Something} {pulls|points|leans} {the other way|elsewhere|in another direction}: $clA{, {yet|but} {it|that} {is outweighed|does not decide matters|stays an exception}|}.
      {Admittedly|Granted|To be fair|True}, $clA, {which|and that} {fits less well|sits {uneasily|awkwardly} with {the rest|everything else}|argues for caution|tempers the $case}.
      {Not everything {agrees|lines up|fits}|The $case is not {seamless|unanimous|without friction}}: $clA.
      {Against this|On the other side|By way of contrast}, $clA; {the {other|remaining} $signs {prevail|decide|count for more}|{it|this} {weakens|qualifies|limits} the $case {a little|somewhat|only in part}}.
      {$clA, {which|and this} {complicates|qualifies|limits}|$npA {complicates|qualifies|limits}} the $case {without {overturning|undoing|refuting} it|but does not {undo|refute|overturn} it|and deserves {mention|a mention|notice}}.
      {$npA {is|remains} the {exception|odd one out|outlier}}{;|, and} {the $case {survives|holds} {without|despite} it|one {cue|detail} {alone|by itself} {settles nothing|decides little|proves little}}.
      {That $clA {is|remains} a {puzzle|snag|wrinkle}|{There is a {puzzle|snag|wrinkle}|One {puzzle|snag|wrinkle} remains}: $clA}{, {but|yet|though} {not every {cue|sign|detail} {must|has to|need}|people need not|a person need not} {agree|fit|follow the pattern}|}.
      {Were it only for|Judging only by|Going only by} one {cue|sign|detail}, {another answer {might win|might do}|doubts {might|would} arise}: $clA.
      {Somewhat at odds with {this|the rest}|Out of step with {this|the rest}|Less easy to place|Harder to reconcile} is $npA{|, {still|all the same} {a minor point|one {point|cue} among several}}.
      {What {speaks|argues|counts} against {it|this} is|The {objection|reservation|caveat} {would be|is}} {that $clA|$npA}.
      """;

  /** Cues at the normal level that decide nothing. */
  static final String PLAIN_ONE =
      """
      {As for the rest|Otherwise|For the rest|Apart from this}, $clA{, {which|and that} {says|adds|reveals} {nothing more|little by itself|not much}|}.
      {$clA, {so it|and it|which}} {neither helps nor hurts|adds little either way|leaves the {question|matter} open|{changes|decides|settles} {nothing|little}}.
      {$npA {leaves|keeps} the {matter|question} open|$npA {tells|reveals} {little|nothing} {either way|on its own|by itself}}.
      {Little|Not much} {follows from|hangs on|turns on|is gained from|comes of} {this|{one more|a further} {point|detail}|what remains}: $clA.
      {{Noted|Mentioned} {in passing|for {completeness|the record}}|To {complete|round off} the {inventory|list|survey}|One more {observation|remark}}: $clA{|, {though|but} {nothing|not much} {hangs on|follows from} it}.
      {It {proves|decides|settles} {nothing|little}|It is {of no account|beside the point}} that $clA.
      {$npA {is|remains} {there|present} {too|as well}|There is also $npA}, {but|yet|though} it {says|settles|proves|changes} {little|nothing}{| {here|in itself}}.
      """;

  /** Two cues at the normal level. */
  static final String PLAIN_TWO =
      """
      {As for the rest|Otherwise|For the rest|Apart from this}, $clA and $clB{, {which|and that} {says|adds|reveals} {nothing more|little by itself|not much}|}.
      {$clA {and|while} $clB}, {so {these|they}|and {these|both}} {neither help nor hurt|add little either way|leave the {question|matter} open|settle nothing}.
      {$npA and $npB} {leave|keep} the {matter|question} open.
      {{Noted|Mentioned} {in passing|for {completeness|the record}}|To {complete|round off} the {inventory|list|survey}}: $clA and $clB.
      """;

  /** Words that a text may quote and that say nothing of a mood. */
  static final String WORDS_PLAIN =
      """
      The words, $quoteAp, {could|might} {be {said|spoken} in|belong to|serve|suit|go with} {any|many a|almost any|every kind of} mood, {so|and so|hence|thus} {it {falls|is left} to $way to {decide|tell|answer}|$way {has to|must|should} {decide|tell|answer|speak}}.
      What is said, $quoteAp, {{gives|offers|holds} {no|little} {hint|clue|indication} of {a mood|feeling}|{is|remains|stays} {matter-of-fact|everyday|plain information|ordinary talk}}; {the answer|the {mood|feeling}|anything felt} {{must|has to} be {sought|found} in|comes {out through|across in}|shows in} $way.
      {On paper|Read silently|Taken alone|In print}, $quote {says|reveals|betrays} {nothing|little|next to nothing} {about|of} {feeling|mood|emotion}; {the {clue|answer|information} is|what matters is|what helps is|what is left is} $way.
      {The {content|text|message}|What is said} ($quoteAp) {stays|is|remains} {open|noncommittal|unrevealing|matter-of-fact}, {which {leaves|hands} the {decision|matter} to|so the {decision|matter} rests with} $way.
      {Nobody {could|would} {guess|read|infer} a mood from|No mood {follows|can be read} from|One {learns|gathers} little from} $quote {alone|by itself|on its own|as text}; {whatever is felt|what is felt|the feeling|the mood|any feeling} {comes|must come|has to come|speaks} {through|from|in|with} $way.
      {Since|Because|As} {what is said, $quoteAp, {has|holds}|$quote {has|holds}} no {charge|colour|mood|leaning} {of its own|in itself|to speak of}, $way {matters|counts|tells} {most|above all|all the more}.
      {$quote {is|amounts to|makes|passes for} {an|a rather|a fairly|quite an} {everyday|unemotive|unexcited|ordinary|unassuming} {thing to say|remark|statement|utterance|sentence}}, {and|so|hence} the {content|wording|text} {cannot|does not|will not} {settle|decide|answer} {anything|the matter|the question}.
      {Anyone|Somebody|A person|People} {in {any|whatever|every} mood|of {any|every} temper|of whatever temper} {could|might|may} {say|utter|voice|come out with} $quote, {so|and|hence} the {text|content|wording} {is {no|little} {help|guide}|{helps|guides} {nobody|no one}|{decides|settles} {nothing|little}}{| here}.
      {One could {hear|find|meet}|It is possible to {hear|find|meet}} $quote in {any|almost any|a hundred kinds of} {story|conversation|situation}; {more|the rest|what is felt} {is told|is given away|is revealed} by $way.
      {To say|Saying|Uttering} $quote {commits {nobody|no one}|binds {nobody|no one}} to {a feeling|a mood|any emotion}, {hence|so} {the ear {turns to|relies on|goes by} $way|$way {has to serve|must do|is all there is to go by}}.
      {Nothing|Not a word} in $quote {tells|shows|says} {what|how much} is felt; {for that|to learn it} {one {listens|turns} to|there is only|one needs} $way.
      {The wording is|The text is|In wording this is} {plain|open|unmarked}: $quote {could|may|can} {accompany|carry|bear} {many a|almost any|more than one} {feeling|mood|temper}.
      It is $way, {not|rather than|more than} $quote, that {counts|matters|tells|gives {an answer|something to go on}}{| here}.
      {Emotionally|As far as feeling goes|For the mood}, $quote {is|remains} {a blank|an empty page|silent}{|; {not so|quite otherwise} $way}.
      $quote {names|mentions} no {feeling|mood|emotion} {of any kind|at all|by itself}{; {that|this} {part|task} {is left to|belongs to} $way|}.
      """;

  /** Words that lean the way of the conclusion. */
  static final String WORDS_AGREE =
      """
      The words, $quoteAp, {lean|point} the same way, {so|and} {content and manner|text and voice|what is said and how} {meet|agree|coincide}.
      What is said, $quoteAp, {agrees|fits|goes} with {this|the voice|the manner}, {so|and} {content and manner|text and voice} {point|lean} to {one|a single} {mood|feeling}.
      The {content|text|message} {supports|backs|confirms|shares} {this|the reading|the impression} {too|as well}: $quote is {no accident|no stray remark|of a piece with {the rest|the manner|it all}|no foreign body}.
      {$quote {suits|matches|fits} the {manner|way} {it is {voiced|put|said}|of its saying}}, {so|and} {nothing {in the text|in the wording|said} {argues|speaks}|there is nothing in the {text|wording|content}} {against it|to the contrary}.
      {Nor do|And neither do} the words, $quoteAp, {contradict|oppose|undercut} {this|the impression|the voice}; {they {share|echo|repeat} its {mood|direction|leaning}|text and manner {agree|go together}}.
      {Fittingly|In line with that|As it happens|Not by chance}, {the {text|wording|content} {says|tells} the same|what is said {tends|goes} the same way}: $quote.
      {In|With} $quote, {text|wording} and {voice|manner} {tell|carry} {one and the same|a single} {story|mood|feeling}.
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
      The words, $quoteAp, {are {left aside|not judged|passed over}|{stay|remain} {outside|out of|beyond} {the|this} {judgement|reasoning|argument}}{, {so|and} {only|nothing but} $way {counts|matters|is weighed}| {here|in this reading}}.
      What is said, $quoteAp, {is {left aside|not judged|passed over}|{stays|remains} {outside|out of|beyond} {the|this} {judgement|reasoning|argument}}{, {so|and} $way {alone|by itself} {counts|speaks|is weighed}|}.
      {$quote is {quoted|given|noted} {here|only} for {reference|the record|completeness}}; {the $case|what follows} {rests|relies|depends} on $way {alone|only|by itself}.
      {Whatever $quote {means|may mean|says}|Leaving {the meaning|the sense} of $quote {aside|open}}, {$way {is|remains} what {counts|is weighed|decides}|the $case {follows|keeps to} $way}.
      {Nothing|No argument} is {built|based} on {the meaning|the sense|the text} of $quote; {it is $way that {counts|matters|is used}|{this|the} $case {rests|relies} on $way}.
      {As for|Regarding|Concerning} $quote, {the {meaning|sense|text} is {not weighed|left open|set aside}|no {judgement|verdict} is {passed|offered}}{|; {the rest|all else} {comes from|rests on} $way}.
      """;

  /** Which word stands out. */
  static final String STRESS =
      """
      {Stress|Emphasis|The accent|The main stress|Sentence stress|The weight of the line|The strongest accent|Most weight|The beat of the line|The push of the voice} {falls on|is placed on|goes to|rests on|lands on|sits on|settles on|is given to} $stressed{| {here|this time|above all|in particular}}.
      On $stressed {falls|lies|rests|sits|lands|settles} {the stress|the accent|the emphasis|the weight|most of the weight|most emphasis|the main accent|the beat}{| {in the line|in the sentence|of the line|this time}}.
      {$subj {stresses|emphasises|accents|underlines|underscores|marks|leans on|presses on} $stressed}{, {as if {this|that} {mattered most|were the point|counted}|and {this|that} is the point}|, {{the|perhaps the} {point|core|crux|heart} of {the|$poss} {message|thought|remark}}|}.
      {There is {clear|audible|plain|some} {emphasis|stress|weight} on|One hears {stress|emphasis|an accent|weight} on|{Emphasis|Stress} is {audible|plain|evident} on} $stressed{, {where|in which} the {interest|point|thought|message} {lies|gathers|sits}|}.
      {Among the words|Within the line|In the sentence|Of all the words|As for the words}, {emphasis|stress|the accent|the weight} {singles out|goes to|is given to|lands on|settles on|favours} $stressed{|, {not on|more than on} the {rest|other words}}.
      {The {ear|listener} {catches|notices|finds}|One {catches|notices|finds}} {stress|emphasis|an accent|weight} on $stressed{| {above all|more than elsewhere|before anything else|most of all|in particular}}.
      {Prominent|Underlined|Set off|Brought out|Singled out} {in the line|in the delivery|by the voice|in speaking}: $stressed{|, {and little else|before the rest}}.
      """;

  /** The speaker hardly shows in some openings; this line puts the profile in. */
  static final String PROFILE =
      """
      {The {voice|speech|talk} {{heard|recorded} here|in {this|the} {clip|recording}}|What {is heard|reaches the ear}} {comes from|belongs to} $who{, {though|and} {nothing|little} {hangs|depends|turns} on {that|this}|}.
      {As|Since} {this is|we hear|one hears} $who, {the|all|these} {levels|measurements|values|figures} are {judged|weighed|seen} {against|beside} {a|the} {matching|fitting|comparable} group.
      {For|With} $who {as the speaker|at the microphone|speaking}, the {standard|yardstick|reference} is {a|the} {matching|fitting|comparable} group.
      {All of this|All this|The whole} {is heard from|comes from|belongs to} $who.
      {It|This} is $who {speaking|talking}{; {so much|that much} {is plain|can be said}| {here|in the clip}|}.
      {Whoever listens hears|The listener hears|What one hears is|One is listening to} $who{ {speaking|talking}|}.
      {The speaker|The person {speaking|talking|heard}|Whoever {speaks|talks} {here|in this clip}} is $who{|, to judge by the voice|, as far as one can tell}.
      {A word on who {speaks|talks}|As to who is {speaking|talking}|Who is heard}: $who{, {nothing|little} of which {enters|touches} the $case|}.
      {Behind the microphone|In front of the microphone|On the recording} {is|we find|one finds} $who.
      """;

  /** For sheets with few cues: what is not known is not claimed. */
  static final String HONEST =
      """
      {That is {all|as much as} the {measurements|data} {offer|give|allow}|{More|Further} {evidence|support} {is {missing|lacking}|cannot be had}|{No|Hardly any} other {cue|measurement} {is {dependable|certain} enough|can be relied on}}, {so|and|hence} the $case {stays|remains|is kept} {modest|short|cautious}.
      {What {was not measured|could not be measured|went unmeasured} {is|stays|remains}|{Cues|Details|Traits} without {a measurement|dependable values} {are|stay|remain}} {left out|passed over}{| on purpose}, {because|since} {a guess|an invention|guesswork} {helps nobody|proves nothing|is no evidence}.
      {With {so few|only few} $signs to {go on|build on|weigh}|On {this|so narrow a} {basis|footing}}, {each {one|of them}|every {one|sign}} {has to be|must be|deserves to be} {weighed|read|taken} with {care|caution|some reserve}.
      """;

  /** For conclusions that hardly any cue speaks for. */
  static final String THIN =
      """
      {None of {this|these $signs} {settles|proves} {much|anything}|The {voice|sound} {gives|offers} {thin|scarce} support}, {so|and} {what follows|the conclusion|the reading} {is|remains} {tentative|provisional|offered with reserve}.
      {A {cautious|careful|fair} {listener|reader} {notes|adds|objects|admits}: the|{In fairness|To be exact|Strictly speaking|Admittedly}, the|It {follows|is clear|emerges} that the} {measured|known|available} $signs {leave {room|space} for|allow|permit|are open to} {several|other|rival|different} {readings|explanations|interpretations}.
      {So far|Up to here|As things stand} the {evidence|basis|ground} is {thin|scanty}{|, {and|so} {certainty|proof|a firm answer} {is out of reach|cannot be had|must not be claimed}}.
      {Another listener|Somebody else|A second listener} {might|could} {well {disagree|differ}|{decide|answer} otherwise}, {given|with} {such|this} {evidence|support|material}.
      """;

  /** What the cues add up to, by the direction of the conclusion. */
  static final String SUM =
      """
      {Taken together|Put together|All in all|Viewed as a whole|Added up|Weighed together}, {these|the} $signs {suggest|describe|sketch|point to|speak of} $sum.
      {The {sum|total|combination|whole} of {these|those} $signs {suggests|describes|points to}|What {emerges|results|remains} {from this|from it all|in the end} is} $sum.
      {Everything|The evidence|All of it} {considered|weighed}, {this {suggests|sounds like|brings to mind}|{one|a listener|the mind} {thinks of|turns to|imagines|pictures}} $sum{| {more than anything else|rather than its opposite|and little else}}.
      {Such a {mix|blend|combination|set} of $signs {fits|speaks of|describes|calls to mind}|{One|A listener} {is left thinking of|comes away thinking of|recognises in this}} $sum.
      {It {is easy|is not hard|takes little} to {hear|recognise|imagine}|{One|The listener} {easily|readily} {hears|recognises|imagines}} $sum {behind|in} {this|all this|it all|these $signs}.
      {Behind {this|such a voice|it all}|Here} one {senses|imagines|suspects} $sum.
      {What {the ear|one|a listener} {meets|finds|makes out}|What {meets the ear|comes across|shows}} {in the end|on the whole|after all|here|in this|behind it} is $sum.
      {The {story|scene} {behind|told by} {these|the} $signs|The {most natural|simplest} {story|scene}} {would be|is} that of $sum.
      """;

  /** What the clip comes down to for each emotion, not naming it. */
  static final Map<Emotion, String> SUM_OF =
      Map.of(
          Emotion.NEUTRAL,
          "{a {composed|collected|settled|sober} {person|speaker} {conveying|passing on|reporting} {facts|information|plain content}|{an|the} {untroubled|undisturbed|everyday} {mind|manner} with {{no|little} {stake|investment|interest} in the {matter|outcome}|nothing {at stake|to prove}}|{someone|a person} {simply|merely|only} {passing on|stating|relaying} {facts|what there is to say|information}|{a state|a manner|an attitude} {without|free of} {inner {pressure|turmoil}|{any particular|special} {colouring|involvement}}|business as usual{| and no more}}",
          Emotion.HAPPY,
          "{a {warm|buoyant|bright|sunny} {state|disposition|outlook} that {reaches|turns} {outward|to others}|{someone|a person} {pleased|delighted|taken} {with|by} {the moment|events|what is happening}|{ease|warmth} and {drive|zest|sparkle} {at once|combined|in one}|{a|the} {playful|open|generous} {state|mood|outlook} {with|full of|and its} {zest|sparkle|drive}|{a person|someone} {at ease|in good spirits|having a good time}{| and {willing|ready} to {share|show} it}}",
          Emotion.SAD,
          "{{someone|a person} {turned inward|drawn inward|burdened by {something|a loss}|who has {given up|let go} {hope|something}}|a {state|mood} of {loss|resignation|discouragement|giving up}|a {weary|burdened|discouraged|worn} {person|speaker} with {{no|little} drive {left|to give}|not much left to give}|{resignation|discouragement|loss} {and|along with|plus} {weariness|withdrawal|heaviness of heart}}",
          Emotion.ANGRY,
          "{{someone|a person} {pushing|pressing|bearing down} {against|upon} {resistance|an obstacle|somebody}|a {confrontational|combative|impatient} {stance|attitude|mood|state of mind}|pressure {directed|aimed|turned} {outward|at {someone|somebody}}|a {demand|protest|reproach|complaint} {put|made|voiced} with {insistence|impatience|heat}|{someone|a person} {who wants|determined} to {prevail|be heard|set things right}}",
          Emotion.CONTEMPT_OR_DISGUST,
          "{{someone|a person} {keeping|holding} {a matter|something|somebody} at {arm's length|a distance}|a {rejecting|dismissive|disapproving} {stance|attitude|state of mind}|{distance|rejection|aversion} {mixed with|and|plus} {superiority|disapproval|condescension}|a {wish|need|urge} to {turn away|recoil|keep clear} from {something|the matter|what is at hand}|{someone|a person} {looking down on|passing judgement on|wanting no part of} {something|the matter|somebody}}",
          Emotion.CONFUSED,
          "{{someone|a person} {searching|groping|looking} for {an answer|orientation|clarity|a way through}|an {unsure|uncertain|undecided} {state|stance|mind|person}|a {question|doubt|riddle} {{still|left} {open|unresolved}|without an answer}|a {mind|person|listener} {trying|struggling|at pains} to {make sense of {things|it all}|catch up|work {something|it} out}}",
          Emotion.WHISPER,
          "{something {kept|meant to be|to be held} {private|confidential|between two people}|a {confidential|secretive|discreet} {manner|way of talking|exchange}|{someone|a person} {taking care|at pains|anxious} not to {be overheard|disturb others|draw attention}|talk {meant|intended} for {one listener|a single listener|nearby ears|few ears}}",
          Emotion.SURPRISE,
          "{a {reaction|response} to {something unforeseen|the unforeseen|news|a turn of events}|{someone|a person} {caught|taken} {off guard|unawares|cold}|a {sudden|spontaneous|immediate} {reaction|response} to {news|something new|a turn of events}|a {mind|person} {overtaken by|catching up with|stopped short by} {events|something new|news}}",
          Emotion.FEAR,
          "{{someone|a person} {facing|sensing|bracing for} {a threat|danger|the worst}|a {state|mood} of {alarm|apprehension|unease|dread}|alertness {mixed with|and|plus} {unease|apprehension|foreboding}|a {guarded|threatened|besieged|cornered} {mind|state|person}|{someone|a person} {on the lookout|on guard|wanting to get away}{| from {danger|something}}}");

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
      The {emotion|feeling|mood} {behind {this|it}|{expressed|conveyed|heard} here|of {this|the} {clip|speaker}} is {therefore|thus|accordingly|most likely|then} $emotion.
      {If {one|a single} {word|name} {has to be|must be|is to be} {given|chosen|found}|Put in {one word|a word|a single word}|In {short|a word|sum}}, {it|this} is $emotion.
      {I|One} {would|can|may} {therefore|thus|accordingly} {conclude|infer|judge} that the {speaker|clip|voice} {expresses|conveys|shows} $emotion.
      {Among {the|all} {options|candidates|possibilities}|Of all {options|candidates|possibilities}}, $emotion {fits|explains|accounts for} {this|the evidence|the {combination|pattern}} best.
      {What {name|word} {fits|is called for}{| here}|What remains to be {said|named}|The name for {this|it all}|The {word|name} {sought|needed}} is {then|probably|most likely|surely} $emotion.
      {No {other|rival} {answer|reading} {fits|does} as well as|Nothing {fits|explains this} better than|The {thread|line of thought} {leads|runs} to} $emotion.
      {So|Thus|Accordingly|Therefore}, {the {choice|decision} {falls on|goes to}|{my|the} {answer|verdict} is|I {settle on|decide for}} $emotion.
      {What is {left|needed}|All that {remains|is missing}} is {the|a} {word|name} {for it|for this|to give}: $emotion.
      """;
}
