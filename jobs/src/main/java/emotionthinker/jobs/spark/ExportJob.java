package emotionthinker.jobs.spark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.io.Storage;
import emotionthinker.io.table.CanonicalJson;
import emotionthinker.io.table.Manifest;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.export.ExportFolder;
import emotionthinker.jobs.export.ExportRequest;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.schemas.EmotionCotRow;
import emotionthinker.schemas.ProsodyTask;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.export.ExportFormat;
import emotionthinker.stages.export.ExportOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Exports a run: examples of its rows in the order of their ids, files of at most {@code
 * export.rows_per_file} rows for each split and purpose, audio, and a manifest.
 */
public final class ExportJob {
  private static final String ID = "utterance_id";

  private final RunContext context;
  private final ExportRequest request;
  private final ExportFolder folder;

  /** Of an open run into a folder. */
  public ExportJob(RunContext context, ExportRequest request, ExportFolder folder) {
    this.context = context;
    this.request = request;
    this.folder = folder;
  }

  private Table<?> table() {
    return switch (request.content()) {
      case COT -> Table.EMOTIONCOT;
      case TASKS -> Table.TASKS;
      case REWARD_TUPLES -> Table.REWARD_TUPLES;
    };
  }

  /** Writes everything; gives the manifest. */
  public ObjectNode run() throws IOException {
    ExportOptions options = context.config().export();
    Storage storage = context.storage();
    String audio = folder.file(ExportFolder.AUDIO);
    String prefix =
        options.audioPrefix() == null ? ExportRows.local(audio) + "/" : options.audioPrefix();
    ExportRows rows =
        new ExportRows(storage, context.config().audioLimits(), options, request, audio, prefix);
    JavaRDD<ExportRows.Made> made = examples(rows).persist(StorageLevel.DISK_ONLY());
    try {
      Map<String, Long> leftOut = new TreeMap<>();
      leftOut.putAll(
          made.filter(one -> one.leftOut() != null).map(ExportRows.Made::leftOut).countByValue());
      List<WriteExamples.Written> written = write(made, options);
      Map<String, Long> audioFiles = new TreeMap<>();
      for (Tuple2<String, Long> one :
          made.filter(m -> m.audioName() != null)
              .mapToPair(m -> new Tuple2<>(m.audioName(), m.audioBytes()))
              .reduceByKey((a, b) -> a)
              .collect()) {
        audioFiles.put(one._1(), one._2());
      }
      if (written.isEmpty()) {
        throw new UserException(
            "nothing to export: "
                + made.count()
                + " rows in the splits asked for, left out "
                + leftOut
                + ". What to do: look at --subset, export.splits and export.audio");
      }
      ObjectNode manifest = manifest(written, leftOut, audioFiles, made.count());
      if (request.format() == ExportFormat.LLAMA_FACTORY) {
        datasetInfo(written, manifest);
      }
      folder.write(manifest);
      return manifest;
    } finally {
      made.unpersist(false);
    }
  }

  private JavaRDD<ExportRows.Made> examples(ExportRows rows) throws IOException {
    SparkTables tables = new SparkTables(context);
    Dataset<Row> utterances = tables.dataset(Table.UTTERANCES);
    Dataset<Row> wanted = tables.dataset(table());
    JavaRDD<Tuple2<Row, Row>> pairs =
        wanted.joinWith(utterances, wanted.col(ID).equalTo(utterances.col(ID))).toJavaRDD();
    RowCodec<Utterance> codec = new RowCodec<>(Utterance.class);
    RowCodec<EmotionCotRow> cots = new RowCodec<>(EmotionCotRow.class);
    RowCodec<ProsodyTask> tasks = new RowCodec<>(ProsodyTask.class);
    RowCodec<RewardTuple> tuples = new RowCodec<>(RewardTuple.class);
    JavaRDD<Tuple2<Row, Utterance>> asked =
        pairs
            .map(pair -> new Tuple2<>(pair._1(), codec.fromRow(pair._2())))
            .filter(pair -> rows.isAsked(pair._2().split()));
    return switch (request.content()) {
      case COT -> asked.map(pair -> rows.cot(cots.fromRow(pair._1()), pair._2()));
      case TASKS -> asked.map(pair -> rows.task(tasks.fromRow(pair._1()), pair._2()));
      case REWARD_TUPLES -> asked.map(pair -> rows.tuple(tuples.fromRow(pair._1()), pair._2()));
    };
  }

  private List<WriteExamples.Written> write(JavaRDD<ExportRows.Made> made, ExportOptions options) {
    ExportRequest wanted = request;
    List<String> kinds =
        made.filter(one -> one.example() != null)
            .flatMap(one -> WriteExamples.kinds(wanted, one.example()).iterator())
            .distinct()
            .collect();
    List<String> sorted = new ArrayList<>(kinds);
    sorted.sort(null);
    WriteExamples writer = new WriteExamples(context.storage(), folder.uri(), request, options);
    return made.filter(one -> one.example() != null)
        .flatMapToPair(
            one ->
                WriteExamples.kinds(wanted, one.example()).stream()
                    .map(kind -> new Tuple2<>(sorted.indexOf(kind), one.example()))
                    .iterator())
        .partitionBy(new HashPartitioner(Math.max(1, sorted.size())))
        .values()
        .mapPartitionsWithIndex(
            (index, examples) ->
                index < sorted.size()
                    ? writer.write(sorted.get(index), examples)
                    : List.<WriteExamples.Written>of().iterator(),
            true)
        .collect();
  }

  private ObjectNode manifest(
      List<WriteExamples.Written> written,
      Map<String, Long> leftOut,
      Map<String, Long> audioFiles,
      long rowsIn)
      throws IOException {
    Manifest source = context.read(table()).manifest();
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("format", request.format().wire());
    out.put("what", request.content().wire());
    out.put("code_version", CodeVersion.get());
    out.put("prompt", context.config().export().prompt().name());
    out.put("rows_in", rowsIn);
    out.put("pass_on", context.config().export().audio().wire().equals("files"));
    out.putObject("inputs").put(table().name(), source.fingerprint());
    out.set(
        "config",
        CanonicalJson.parse(ConfigRecords.toJson(ConfigRecords.toMap(context.config().export()))));
    ObjectNode left = out.putObject("left_out");
    leftOut.forEach(left::put);
    ArrayNode files = out.putArray("files");
    for (WriteExamples.Written one : written) {
      files
          .addObject()
          .put("name", one.name())
          .put("purpose", one.purpose())
          .put("split", one.split())
          .put("rows", one.rows())
          .put("bytes", one.bytes())
          .put("sha256", one.sha256());
    }
    audioFiles.forEach(
        (name, bytes) ->
            files.addObject().put("name", ExportFolder.AUDIO + "/" + name).put("bytes", bytes));
    return out;
  }

  private void datasetInfo(List<WriteExamples.Written> written, ObjectNode manifest)
      throws IOException {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    for (WriteExamples.Written one : written) {
      ObjectNode entry = info.putObject(one.name().replace(".json", ""));
      entry.put("file_name", one.name()).put("formatting", "sharegpt");
      entry.putObject("columns").put("messages", "messages").put("audios", "audios");
      entry
          .putObject("tags")
          .put("role_tag", "role")
          .put("content_tag", "content")
          .put("user_tag", "user")
          .put("assistant_tag", "assistant")
          .put("system_tag", "system");
    }
    byte[] bytes = CanonicalJson.write(info).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = context.storage().create(folder.file("dataset_info.json"))) {
      out.write(bytes);
    }
    ((ArrayNode) manifest.get("files"))
        .addObject()
        .put("name", "dataset_info.json")
        .put("bytes", bytes.length);
  }
}
