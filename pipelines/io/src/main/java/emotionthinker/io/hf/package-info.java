/**
 * The one form of Parquet that differs from our tables: shards that Hugging Face {@code datasets}
 * loads as they are. A shard carries the features of its rows under the footer key {@code
 * huggingface}, lists in three levels ({@code list.element}), and audio that is already compressed
 * or not worth compressing: its columns are stored as they are, without dictionary, so that a
 * reader can take one clip out of a row group without inflating it; all other columns are Zstandard
 * pages.
 *
 * <p>Every field is optional in a shard, though most never are null: {@code datasets} takes a
 * column's feature from the footer only when the column's Arrow field equals the one it would
 * itself write, which is nullable. With a required column it says nothing and falls back to the
 * plain type, so that Audio becomes a struct and ClassLabel an integer (seen with 5.2, without a
 * card).
 *
 * <p>Parquet 1.13 has one codec per file in its {@code ParquetWriter}. The format has one per
 * column chunk, and so have the classes below that writer: {@link
 * emotionthinker.io.hf.HuggingFaceShardWriter} gives every top-level field a page store of its own,
 * with its own codec, behind one column store.
 */
package emotionthinker.io.hf;
