/**
 * Tables on disk: Parquet parts whose number and rows do not depend on who writes them, side-cars,
 * a commit without rename, manifests, and the decision whether a stage has to run. The path of a
 * stage is {@link emotionthinker.io.table.StageDecision} (skip, run or refuse), {@link
 * emotionthinker.io.table.TableReader} of its inputs, {@link emotionthinker.io.table.TableWriter}
 * in its tasks, {@link emotionthinker.io.table.TableCommit} at its end.
 */
package emotionthinker.io.table;
