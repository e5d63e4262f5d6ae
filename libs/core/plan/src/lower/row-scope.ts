import type { ParameterValue } from '@core/definition';
import type { Catalog, Expression, FieldReference, ParameterReference, WorkingHours } from '@core/formula';
import type { RowExpression } from '../frame/row-expression';
import type { MomentForm } from './beside-date';

/** What the names in a row-level expression mean while it is lowered for one frame. */
export interface RowScope {
  readonly catalog: Catalog;
  /** The dataset whose rows are at hand; fields of another one are reached from here, or are not. */
  readonly home: string;
  /** Relationships from the frame's dataset, or that of the related rows, to `home`. */
  readonly prefix: readonly string[];
  /** The row to which the rows at hand are related: fields of its dataset speak of it. */
  readonly enclosing?: RowScope;
  readonly parameter: (reference: ParameterReference) => ParameterValue;
  /** An end of the window in force: `period.start` and `period.end`; a literal null for an open one. */
  readonly bound: (end: 'from' | 'to', form: MomentForm) => RowExpression;
  /** The moment of the question. */
  readonly as_of: () => RowExpression;
  /** Of the calendar by this name, else of the run's; undefined where there are none, which findings then say. */
  readonly hours: (calendar: string | undefined) => WorkingHours | undefined;
  /** Takes note of a field that cannot be reached; its place holds null. */
  readonly onUnreachable: (reference: FieldReference) => void;
  /** Takes note of a field whose value is read; not of keys by which rows are joined, or by which it is known that one is there. */
  readonly onRead: (dataset: string, field: string) => void;
  /** Takes one of the steps that may still be unfolded; false when none is left. Fields that name others twice grow fast. */
  readonly spend: () => boolean;
}

/** The scope for keys: nobody learns their values. */
export function unread(scope: RowScope): RowScope {
  return { ...scope, onRead: () => undefined };
}

/** Lowers an expression on the rows of a scope. */
export type LowerRow = (expression: Expression, scope: RowScope) => RowExpression;
