import { EntitySchema } from 'typeorm';
import { json, primary, text } from '../columns';

/** Whose rows of which datasets stored values were made of. Rows are only ever added. */
export interface RowScopeRow {
  /** Hash of all the rest: many values share one. */
  readonly id: string;
  readonly datasets: readonly string[];
  readonly key: string;
  readonly reader: string;
}

export const rowScopes = new EntitySchema<RowScopeRow>({
  name: 'row_scopes',
  columns: { id: primary(text), datasets: json, key: text, reader: text },
});
