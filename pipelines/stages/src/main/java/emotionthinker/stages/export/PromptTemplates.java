package emotionthinker.stages.export;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.eval.LabelSet;
import java.io.Serializable;

/**
 * Prompts of the trained model, a version under a name; {@code evaluate} asks a model behind a
 * server with the same, so that a model that was trained on an export meets the words it knows.
 * Places: {@code {question}} and {@code {options}} in questions, {@code {reasoning}} too where it
 * is to be scored. The audio stands before the user's text; formats that name it write their mark
 * for it there.
 *
 * @param name version; a changed text wants another name
 * @param reasonSystem system prompt of questions that are answered after thinking
 * @param answerSystem system prompt of questions that are answered at once
 * @param emotionQuestion what is asked about emotion
 * @param user user prompt of every question
 * @param scoreSystem system prompt of a reward model
 * @param scoreUser user prompt of a reward model
 */
public record PromptTemplates(
    String name,
    String reasonSystem,
    String answerSystem,
    String emotionQuestion,
    String user,
    String scoreSystem,
    String scoreUser)
    implements Serializable {

  /** Checks that the places are there. */
  public PromptTemplates {
    Checks.text("name", name);
    Checks.text("reason_system", reasonSystem);
    Checks.text("answer_system", answerSystem);
    Checks.text("emotion_question", emotionQuestion);
    require("user", user, "{question}", "{options}");
    Checks.text("score_system", scoreSystem);
    require("score_user", scoreUser, "{question}", "{reasoning}");
  }

  private static void require(String name, String text, String... places) {
    Checks.text(name, text);
    for (String place : places) {
      if (!text.contains(place)) {
        throw Checks.bad(name, text, "a text with " + place);
      }
    }
  }

  /** The defaults of conf/reference/export.conf. */
  public static PromptTemplates defaults() {
    return new PromptTemplates(
        "think-answer-1",
        "You listen to speech and explain what you hear. First reason about the voice between <think>"
            + " and </think>: pitch, energy, speed, intonation, stress, and the words where they"
            + " matter. Then give the result between <answer> and </answer>.",
        "You listen to speech. Give only the answer, between <answer> and </answer>.",
        "Which emotion does the speaker of this recording express?",
        "{question} Choose from: {options}.",
        "You judge explanations of what is heard in speech. Answer with one JSON object that has the"
            + " keys factual_alignment, interpretative_quality, caption_completeness and"
            + " fluency_and_structural_clarity, each a number from 1 (worst) to 5 (best), and nothing"
            + " else.",
        "Question: {question}\nExplanation: {reasoning}\nJudge the explanation by the recording.");
  }

  /** The emotion question with the options of a label set. */
  public String emotion(LabelSet labels) {
    return question(emotionQuestion, labels.listed());
  }

  String question(String question, String options) {
    return user.replace("{question}", question).replace("{options}", options);
  }

  String score(String question, String reasoning) {
    return scoreUser.replace("{question}", question).replace("{reasoning}", reasoning);
  }
}
