import type { Measure, RowExpression } from '../frame/row-expression';
import type { LeafSpec } from './leaf-spec';
import { numberNames } from './number-names';
import { rowKey } from './row-keys';

export interface WantedMeasure {
  readonly measure: LeafSpec['measure'];
  readonly filter: RowExpression | undefined;
}

/** The distinct ones of some measures, and the name of each wanted one. */
export function collectMeasures(wanted: readonly WantedMeasure[]): {
  readonly measures: readonly Measure[];
  readonly names: readonly string[];
} {
  const nameMeasure = numberNames();
  const measures = new Map<string, Measure>();
  const names = wanted.map(({ measure, filter }) => {
    const key = [JSON.stringify(measure), filter ? rowKey(filter) : ''].join('\n');
    const known = measures.get(key) ?? {
      name: nameMeasure(describeMeasure(measure)),
      ...measure,
      ...(filter && { filter }),
    };
    measures.set(key, known);
    return known.name;
  });
  return { measures: [...measures.values()], names };
}

/** What a measure is about: `sum_close_value`, `count`. */
function describeMeasure({ aggregate, arguments: args }: LeafSpec['measure']): string {
  const column = args[0] && firstColumn(args[0]);
  return column === undefined ? aggregate : `${aggregate}_${column.replaceAll(/[^\p{L}\p{N}_]+/gu, '_')}`;
}

function firstColumn(expression: RowExpression): string | undefined {
  if (expression.kind === 'column') return expression.column;
  if (expression.kind !== 'call') return undefined;
  return expression.arguments.map(firstColumn).find((column) => column !== undefined);
}
