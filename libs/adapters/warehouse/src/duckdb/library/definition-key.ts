import { version } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import type { CheckedDataset } from '@core/formula';
import { storedColumnsOf } from '../load/stored-column';

/** To be raised whenever a load makes other files of the same input. */
const format = 1;

/**
 * Two definitions with one key ask for the same table with the same checks, written by the same engine. What the dataset says beside
 * that (titles, relationships, rules of access) is not in it; formulas are where assertions may stand on them.
 */
export function definitionKey(dataset: CheckedDataset): string {
  const { source, primary_key, duplicates, on_bad_rows, assertions = [], fields } = dataset.definition;
  const formulas = assertions.length === 0 ? [] : fields.map(({ name, formula }) => [name, formula]);
  const parts = [source, storedColumnsOf(dataset), primary_key, duplicates, on_bad_rows, assertions, formulas];
  return createHash('sha256')
    .update(JSON.stringify([format, version(), dataset.name, ...parts]))
    .digest('hex')
    .slice(0, 20);
}
