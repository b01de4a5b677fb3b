package emotionthinker.stages.cot.calls;

/**
 * What a ledger holds.
 *
 * @param answers recorded answers (all accounts)
 * @param open attempts in flight
 * @param inBatch requests that wait in a batch
 * @param inDoubt attempts without a known outcome
 * @param refused attempts that the server refused
 * @param promptTokens tokens of the answered prompts (tokens)
 * @param completionTokens tokens of the answers (tokens)
 * @param answeredPicoUsd cost of the answers (pico-USD)
 * @param inDoubtPicoUsd what is charged for attempts in doubt (pico-USD)
 * @param spentPicoUsd charged to the account: answers, doubts and batches (pico-USD)
 * @param spentTokens likewise (tokens)
 */
public record LedgerTotals(
    long answers,
    long open,
    long inBatch,
    long inDoubt,
    long refused,
    long promptTokens,
    long completionTokens,
    long answeredPicoUsd,
    long inDoubtPicoUsd,
    long spentPicoUsd,
    long spentTokens) {}
