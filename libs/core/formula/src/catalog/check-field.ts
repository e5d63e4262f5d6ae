import type { FieldDefinition, ParameterDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic, type Span } from '@core/diagnostics';
import type { NamedDataset, Names } from '../check/context';
import { CHOICES } from '../check/ordered-values';
import { describeType, isNumeric } from '../check/value-types';
import type { Expression } from '../tree/expression';
import type { ValueType } from '../tree/types';
import { checkRowText } from './check-text';
import type { CheckedField } from './types';

export interface FieldResult {
  readonly field: CheckedField | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const DECIMAL = /^decimal\(([0-9]+), ?([0-9]+)\)$/u;

/** What a field's formula may name, and the JSON pointer of the field in its document. */
export interface FieldSurroundings {
  readonly names: Names;
  readonly dataset: NamedDataset;
  readonly parameters?: ReadonlyMap<string, ParameterDefinition>;
  readonly path: string;
}

/** A field of a dataset or metric: a column, or a formula over the other fields of its row. */
export function checkFieldDefinition(definition: FieldDefinition, surroundings: FieldSurroundings): FieldResult {
  const { path } = surroundings;
  const { name, type, formula } = definition;
  const declared = type === undefined ? undefined : declaredType(type);
  const common = {
    name,
    ...decimalDigits(type),
    ...(definition.values && { values: definition.values }),
    ordered: definition.ordered === true && definition.values !== undefined,
  };
  if (formula === undefined) {
    if (declared === undefined) {
      return { field: undefined, diagnostics: [diagnose('formula.field_without_type', { field: name }, { path })] };
    }
    const origin = { kind: 'column', column: definition.column ?? name } as const;
    return { field: { ...common, type: declared, origin }, diagnostics: [] };
  }
  const { expression, diagnostics } = checkRowText(formula, { ...surroundings, path: `${path}/formula` }, false);
  if (expression === undefined) return { field: undefined, diagnostics };
  const found = declared ?? expression.type;
  if (!fits(expression.type, found) || found === 'null' || found === 'duration') {
    const parameters = { field: name, declared: type ?? 'without a type', found: describeType(expression.type) };
    return { field: undefined, diagnostics: [...diagnostics, diagnose('formula.field_type', parameters, { path })] };
  }
  if (definition.values && found !== 'text') {
    const parameters = { field: name, found: describeType(found) };
    const at = { path: `${path}/values` };
    return { field: undefined, diagnostics: [...diagnostics, diagnose('formula.field_values', parameters, at)] };
  }
  const undeclared = reportUndeclared(expression, definition.values, `${path}/formula`);
  const origin = { kind: 'calculated', expression } as const;
  return { field: { ...common, type: found, origin }, diagnostics: [...diagnostics, ...undeclared] };
}

/** Texts that stand in a formula as its value and are none of the declared ones. */
function reportUndeclared(
  expression: Expression,
  values: readonly string[] | undefined,
  path: string,
): readonly Diagnostic[] {
  if (values === undefined) return [];
  return textsGivenBy(expression).flatMap(({ value, span }) =>
    values.includes(value)
      ? []
      : [diagnose('formula.unknown_value', { value, values, nearest: nearestName(value, values) }, { path, span })],
  );
}

/** The literal texts that an expression may give, through everything that gives one of its arguments. */
function textsGivenBy(expression: Expression): readonly { readonly value: string; readonly span: Span }[] {
  const { kind, span } = expression;
  if (kind === 'literal') return typeof expression.value === 'string' ? [{ value: expression.value, span }] : [];
  return kind === 'call' && CHOICES.has(expression.function) ? expression.arguments.flatMap(textsGivenBy) : [];
}

function declaredType(text: string): ValueType {
  return DECIMAL.test(text) ? 'decimal' : (text as ValueType);
}

function decimalDigits(type: string | undefined): Pick<CheckedField, 'decimal'> {
  const [, precision, scale] = (type === undefined ? undefined : DECIMAL.exec(type)) ?? [];
  return precision === undefined ? {} : { decimal: { precision: Number(precision), scale: Number(scale) } };
}

const WIDTHS: readonly ValueType[] = ['integer', 'decimal', 'number'];

/** Equal types, or a number in a wider one. */
function fits(found: ValueType, declared: ValueType): boolean {
  if (found === declared) return true;
  return isNumeric(found) && isNumeric(declared) && WIDTHS.indexOf(found) < WIDTHS.indexOf(declared);
}
