/**
 * The one form of Parquet that differs from our tables: shards that Hugging Face {@code datasets}
 * loads as they are. A shard carries the features of its rows under the footer key {@code
 * huggingface}, lists in three levels ({@code list.element}), and audio that is already compressed
 * or not worth compressing: its columns are stored as they are, without dictionary, so that a reader
 * can take one clip out of a row group without inflating it; all other columns are Zstandard pages.
 *
 * <p>Parquet 1.13 has one codec per file in its {@code ParquetWriter}. The format has one per column
 * chunk, and so have the classes below that writer: {@link emotionthinker.io.hf.HuggingFaceShardWriter}
 * gives every top-level field a page store of its own, with its own codec, behind one column store.
 */
package emotionthinker.io.hf;
