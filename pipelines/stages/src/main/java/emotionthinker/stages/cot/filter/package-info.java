/**
 * Which texts stay: {@code CotFilter} judges the candidates of one utterance, {@code
 * NearDuplicates} compares utterances, {@code TextDiversity} measures what is left. Every reject
 * has one reason, the first that applies: finish reason and format, answer, length, language, label
 * leak, misquote, repetition, contradicted claim, unsupported claim, coverage; then what a {@code
 * LabelReader} finds, where that is required; then superseded, then near-duplicate.
 */
package emotionthinker.stages.cot.filter;
