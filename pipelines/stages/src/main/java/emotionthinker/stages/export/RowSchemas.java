package emotionthinker.stages.export;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;

/** Avro schemas of the Parquet formats, field for field as {@link RowForms} makes rows. */
public final class RowSchemas {
  private RowSchemas() {}

  /**
   * The schema of a Parquet format.
   *
   * @throws IllegalArgumentException when the format is none
   */
  public static Schema of(ExportFormat format, ExportPurpose purpose) {
    boolean sft = purpose == ExportPurpose.SFT;
    FieldAssembler<Schema> fields = SchemaBuilder.record("row").fields();
    Schema message = strings("message", "role", "content");
    switch (format) {
      case TRL -> {
        list(fields, "prompt", message);
        if (sft) {
          list(fields, "completion", message);
        } else {
          fields.requiredString("solution").requiredString("cues");
        }
        fields.requiredString("audio_path");
      }
      case VERL -> {
        if (sft) {
          list(fields, "messages", message);
        } else {
          fields.requiredString("data_source");
          list(fields, "prompt", message);
          fields.requiredString("ability");
          fields
              .name("reward_model")
              .type(strings("reward_model", "style", "ground_truth"))
              .noDefault();
          fields
              .name("extra_info")
              .type(
                  SchemaBuilder.record("extra_info")
                      .fields()
                      .requiredString("split")
                      .requiredLong("index")
                      .requiredString("id")
                      .requiredString("cues")
                      .requiredString("audio_sha256")
                      .endRecord())
              .noDefault();
        }
        list(fields, "audios", strings("audio_file", "audio"));
      }
      default -> throw new IllegalArgumentException(format + " is no Parquet format");
    }
    if (format == ExportFormat.TRL || sft) {
      fields.requiredString("id").requiredString("audio_sha256");
    }
    return fields.endRecord();
  }

  private static void list(FieldAssembler<Schema> fields, String name, Schema element) {
    fields.name(name).type(Schema.createArray(element)).noDefault();
  }

  private static Schema strings(String name, String... fields) {
    FieldAssembler<Schema> out = SchemaBuilder.record(name).fields();
    for (String field : fields) {
      out.requiredString(field);
    }
    return out.endRecord();
  }
}
