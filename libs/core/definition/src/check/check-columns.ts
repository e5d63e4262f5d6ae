import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { FieldDefinition } from '../types/dataset';

/** Finds columns of differently named fields that differ in case alone: no table can have both. */
export function checkColumns(fields: readonly FieldDefinition[]): readonly Diagnostic[] {
  const seen = new Map<string, { readonly name: string; readonly column: string }>();
  return fields.flatMap(({ name, column = name, formula }, index) => {
    if (formula !== undefined) return [];
    const other = seen.get(column.toLowerCase());
    if (other === undefined) seen.set(column.toLowerCase(), { name, column });
    if (other === undefined || other.column === column || other.name.toLowerCase() === name.toLowerCase()) return [];
    const problem = `has the column "${column}", which differs from "${other.column}" of ${other.name} in case alone`;
    return [diagnose('definition.field_type', { field: name, problem }, { path: `/fields/${index}` })];
  });
}
