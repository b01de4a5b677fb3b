package emotionthinker.jobs.spark;

import org.apache.spark.Partitioner;

/**
 * Rows by their ids into as many partitions as the rows ask for, never the cores: what is asked of
 * a model in one batch is the same everywhere.
 */
final class IdPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;
  private final int partitions;

  IdPartitioner(long rows, int rowsPerTask) {
    this.partitions = (int) Math.max(1, (rows + rowsPerTask - 1) / rowsPerTask);
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object id) {
    return Math.floorMod(id.hashCode(), partitions);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdPartitioner that && that.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
