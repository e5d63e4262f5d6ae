import type { Measure, RowExpression } from '../frame/row-expression';
import type { LeafSpec } from './leaf-spec';
import { numberNames } from './number-names';
import { rowKey } from './row-keys';
import { partsOf } from './row-parts';

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

/** What a measure is about: `sum_close_value`, `count`, `avg_orders` for a value of related rows. */
function describeMeasure({ aggregate, arguments: args }: Pick<Measure, 'aggregate' | 'arguments'>): string {
  const subject = args[0] && subjectOf(args[0]);
  return subject === undefined ? aggregate : `${aggregate}_${subject.replaceAll(/[^\p{L}\p{N}_]+/gu, '_')}`;
}

function subjectOf(expression: RowExpression): string | undefined {
  if (expression.kind === 'column') return expression.column;
  if (expression.kind === 'related') return expression.rows.dataset;
  return partsOf(expression)
    .map(subjectOf)
    .find((subject) => subject !== undefined);
}
