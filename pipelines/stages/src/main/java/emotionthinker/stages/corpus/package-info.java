/**
 * Corpora: what a corpus is ({@link emotionthinker.stages.corpus.CorpusSpec}), how its files become
 * drafts ({@link emotionthinker.stages.corpus.CorpusReader}), and how a draft and its decoded audio
 * become a row ({@link emotionthinker.stages.corpus.IngestEngine}). Nothing here opens a file:
 * files come in through {@link emotionthinker.stages.corpus.CorpusFiles}.
 */
package emotionthinker.stages.corpus;
