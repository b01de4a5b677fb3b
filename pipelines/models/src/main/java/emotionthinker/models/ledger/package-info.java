/**
 * The ledger of paid calls in a database: SQLite in WAL mode for the workers of one host,
 * PostgreSQL for workers of many. One code base: the SQL is what both understand, {@link
 * emotionthinker.models.ledger.Dialect} holds what differs. Every change is one transaction that
 * excludes all other writers, so what two workers see and reserve never overlaps; many settlements
 * and intents share one transaction, so its cost is shared too.
 */
package emotionthinker.models.ledger;
