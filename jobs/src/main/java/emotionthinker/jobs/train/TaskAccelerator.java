package emotionthinker.jobs.train;

import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** The accelerator that Spark gave the running task. */
public final class TaskAccelerator {
  private TaskAccelerator() {}

  /** Its index; negative without one, and outside of tasks. */
  public static int index() {
    TaskContext task = TaskContext.get();
    ResourceInformation gpu = task == null ? null : task.resourcesJMap().get("gpu");
    return gpu == null ? -1 : Integer.parseInt(gpu.addresses()[0]);
  }
}
