package emotionthinker.jobs.beam;

import emotionthinker.beam.MeasuredUtterances;
import emotionthinker.beam.ReadTable;
import emotionthinker.beam.RecordCoder;
import emotionthinker.beam.WriteTable;
import emotionthinker.jobs.config.BeamOptions;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.spark.SparkContextOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.values.PCollection;
import org.apache.spark.api.java.JavaSparkContext;

/** Pipelines on the configured runner. */
final class BeamRunners {
  /** Name of the step that writes the table of a stage. */
  static final String WRITE = "WriteTable";

  private BeamRunners() {}

  /** An empty pipeline for a stage. */
  static Pipeline pipeline(RunContext context, String stage) {
    return pipeline(context, stage, false);
  }

  /**
   * An empty pipeline for a stage whose costly steps have several outputs each: Beam's SparkRunner
   * keeps these whatever its options say, and would keep every output that is read twice once more.
   */
  static Pipeline lean(RunContext context, String stage) {
    return pipeline(context, stage, true);
  }

  private static Pipeline pipeline(RunContext context, String stage, boolean lean) {
    BeamOptions options = context.config().beam();
    Pipeline pipeline =
        Pipeline.create(
            switch (options.runner()) {
              case DIRECT -> direct(options, stage);
              case SPARK -> spark(context, stage, lean);
            });
    RecordCoder.register(pipeline);
    return pipeline;
  }

  /** A finished table of the run. */
  static <T extends Record> PCollection<T> read(
      Pipeline pipeline, RunContext context, Table<T> table) throws IOException {
    return pipeline.apply("Read_" + table.name(), ReadTable.of(table, context.read(table)));
  }

  /** The utterances of the run with their levels and prosody. */
  static MeasuredUtterances measured(Pipeline pipeline, RunContext context) throws IOException {
    return new MeasuredUtterances(
        read(pipeline, context, Table.UTTERANCES),
        read(pipeline, context, Table.LEVELS),
        read(pipeline, context, Table.PROSODY),
        context.read(Table.UTTERANCES).manifest().rows());
  }

  /**
   * Runs a pipeline to its end, its counters before the eyes of whoever watches the stage.
   *
   * @param rowsIn rows that it reads; 0 when nobody knows
   * @throws UserException when one caused the failure
   */
  static void run(Pipeline pipeline, RunContext context, long rowsIn) {
    try {
      PipelineResult result = pipeline.run();
      context
          .progress()
          .follow(
              rowsIn,
              () -> WriteTable.rowsSoFar(result, WRITE),
              () -> WriteTable.rejectsSoFar(result, WRITE));
      result.waitUntilFinish();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof UserException user) {
          throw user;
        }
      }
      throw e;
    }
  }

  /** The direct runner without the checks that are meant for tests of transforms. */
  private static PipelineOptions direct(BeamOptions options, String stage) {
    DirectOptions direct = PipelineOptionsFactory.create().as(DirectOptions.class);
    direct.setRunner(DirectRunner.class);
    direct.setJobName(stage);
    direct.setEnforceImmutability(false);
    direct.setEnforceEncodability(false);
    direct.setBlockOnRun(false);
    direct.setTargetParallelism(
        options.parallelism() == 0
            ? Math.max(2, Runtime.getRuntime().availableProcessors())
            : options.parallelism());
    return direct;
  }

  private static PipelineOptions spark(RunContext context, String stage, boolean lean) {
    SparkContextOptions spark = PipelineOptionsFactory.create().as(SparkContextOptions.class);
    spark.setRunner(SparkRunner.class);
    spark.setJobName(stage);
    spark.setUsesProvidedSparkContext(true);
    spark.setCacheDisabled(lean);
    spark.setProvidedSparkContext(
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()));
    return spark;
  }
}
