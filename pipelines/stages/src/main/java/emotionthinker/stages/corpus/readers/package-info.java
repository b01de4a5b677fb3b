/** Readers of corpus layouts, one class per layout; each at most 100 lines. */
package emotionthinker.stages.corpus.readers;
