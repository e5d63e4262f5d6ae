import { dateFrom } from './civil-time';
import type { Data, DataRow } from './data';
import type { ContextNode, Expr, FieldRef, ParamNode, Related, Type } from './formula';
import type { Calendar, ParamValue } from './model';
import { seenFrom, shortened } from './reach';
import { evaluateCall, evaluateShift, type ScalarScope } from './scalars';
import type { Trace } from './trace';
import { readValue, type Value } from './value';
import type { Window } from './windows';

/** What a text on rows knows of the context in which it stands. */
export interface TextScope {
  readonly data: Data;
  readonly zone: string;
  readonly as_of: number;
  readonly trace: Trace;
  /** The window in force where the text stands. */
  readonly window: Window;
  readonly parameter: (name: string) => ParamValue;
  readonly calendar: (name: string | undefined) => Calendar | undefined;
  readonly orderOf: (expr: Expr) => readonly string[] | undefined;
  readonly related: (expr: Related, scope: RowScope) => Value;
}

/** A row on which expressions are evaluated, and the rows around it. */
export class RowScope implements ScalarScope {
  constructor(
    readonly row: DataRow,
    readonly text: TextScope,
    readonly outer?: RowScope,
  ) {}

  get zone(): string {
    return this.text.zone;
  }

  get trace(): Trace {
    return this.text.trace;
  }

  readonly parameter = (name: string): ParamValue => this.text.parameter(name);
  readonly calendar = (name: string | undefined): Calendar | undefined => this.text.calendar(name);
  readonly orderOf = (expr: Expr): readonly string[] | undefined => this.text.orderOf(expr);

  readonly evaluate = (expr: Expr): Value => {
    switch (expr.kind) {
      case 'lit':
        return readValue(expr.value, expr.type);
      case 'field':
        return this.field(expr.ref);
      case 'param':
        return parameterValue(expr, this.text.parameter);
      case 'context':
        return contextValue(expr, this.text);
      case 'call':
        return evaluateCall(expr, this);
      case 'shift':
        return evaluateShift(expr, this);
      case 'related':
        return this.text.related(expr, this);
      default:
        throw new Error(`${expr.kind} stands on a row`);
    }
  };

  /** The field of this row, or of the row around it that it belongs to. */
  field(ref: FieldRef): Value {
    if (ref.dataset === this.row.dataset) return valueOn(this.row, ref, this.text);
    if (this.outer !== undefined) return this.outer.field(ref);
    const seen = seenFrom(ref, this.row.dataset, this.text.data);
    if (seen === undefined) throw new Error(`${this.row.dataset} does not reach ${ref.dataset}.${ref.field}`);
    return valueOn(this.row, seen, this.text);
  }
}

/** The key at the end of a path is the foreign key itself; other fields of a row that is missing are null. */
export function valueOn(row: DataRow, written: FieldRef, text: TextScope): Value {
  const { data } = text;
  const ref = shortened(written, data);
  const { field } = data.fieldOf(ref);
  const end = data.follow(row, ref.path);
  if (end === undefined) return null;
  return field.formula === undefined
    ? (end.values[field.name] ?? null)
    : new RowScope(end, text).evaluate(field.formula);
}

export function parameterValue({ name, key, type }: ParamNode, parameter: TextScope['parameter']): Value {
  const value = parameter(name);
  if (key === undefined) return readValue(value as string, type);
  const map = value as Readonly<Record<string, number>> | null;
  return map?.[key] ?? null;
}

/** `period.start` and the like; beside a date they are the first date whose midnight is not before. */
export function contextValue({ name, type }: ContextNode, scope: Pick<TextScope, 'window' | 'as_of' | 'zone'>): Value {
  if (name === 'as_of') return scope.as_of;
  const at = name === 'period_start' ? scope.window.from : scope.window.to;
  if (at === undefined) return null;
  return asType(at, type, scope.zone);
}

function asType(at: number, type: Type, zone: string): Value {
  return type === 'date' ? dateFrom(at, zone) : at;
}
