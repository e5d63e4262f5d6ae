import { DomainError } from '@core/diagnostics';
import type { FormulaWorld } from './formula-world';
import { outcomeOfError, outcomeOfValue, type Outcome } from './outcome';

/** Milliseconds after which a statement is interrupted; no run waits for so short a time. */
const deadline = 700;

/** Ways in which a limit ends a statement; which comes first depends on the machine. */
const limits: ReadonlySet<string> = new Set(['run.cancelled', 'data.out_of_memory', 'limit.groups']);

/** As a statement of the planner's own, handed to a session: what the engine does when all before it has failed. */
export async function attemptStatement(sql: string, world: FormulaWorld): Promise<Outcome> {
  const session = await world.warehouse.openRows(world.datasets, world.rows);
  const query = { sql, parameters: [], columns: [{ name: 'x', type: 'text' as const }] };
  try {
    const signal = AbortSignal.timeout(deadline);
    const { columns } = await session.execute(query, { signal, most_rows: 1000 });
    return outcomeOfValue(columns[0]?.values);
  } catch (error) {
    return error instanceof DomainError && limits.has(error.code) ? 'stopped at a limit' : outcomeOfError(error);
  } finally {
    await session.close();
  }
}
