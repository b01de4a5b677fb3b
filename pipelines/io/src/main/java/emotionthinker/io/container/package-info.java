/**
 * Audio inside other files: tar members ({@link emotionthinker.io.container.TarWalk}) and cells of
 * Parquet files that others wrote ({@link emotionthinker.io.container.ParquetRows}), each found
 * again by its {@link emotionthinker.io.container.Locator}. What is walked here nobody has vetted:
 * what a header claims never allocates anything, and what is wrong with a file is a typed problem
 * of the member or row where it shows.
 */
package emotionthinker.io.container;
