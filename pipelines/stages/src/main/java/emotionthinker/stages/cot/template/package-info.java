/**
 * The embedded teacher: a grammar that writes grounded reasoning.
 *
 * <p>{@code CotWriter} plans (which cues speak for the conclusion, which against, which decide
 * nothing; {@code CueExpectations} names the literature), {@code Phrases} and {@code CueWords} hold
 * the patterns, {@code Grammar} expands them, {@code Prose} sees to articles, capitals and
 * quotations. The conclusion steers the choice and is named in the last sentence only; cues against
 * it are said to be so; a conclusion that no cue supports is called tentative. Patterns are drawn
 * in proportion to the root of the number of their expansions, which keeps any one wording rare.
 */
package emotionthinker.stages.cot.template;
