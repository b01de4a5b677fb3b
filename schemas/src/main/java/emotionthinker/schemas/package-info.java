/**
 * The contracts between stages: one .avsc per table (doc and unit on every field), one record per
 * row that checks its own invariants, and the codec between the two. No engine: anything that can
 * read Avro or Parquet can read what the records write. Additions to a schema are nullable fields
 * with a null default at the end of their record, so that former tables stay readable.
 */
package emotionthinker.schemas;
