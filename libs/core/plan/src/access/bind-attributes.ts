import { isCivilDate, type AttributeValue, type ParameterValue } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { CheckedAccessRule, ParameterReference, ValueType } from '@core/formula';
import type { DataAccess } from '../request/data-access';
import { formatInstant } from '../time/moment';
import { readPoint } from '../time/period';

export interface BoundAttributes {
  /** In the form of the type with which each place compares it. */
  readonly valueOf: (reference: ParameterReference) => ParameterValue;
  /** Attributes that the caller does not have, or whose value cannot be compared so. */
  readonly problems: readonly Diagnostic[];
}

/** The attributes that a rule looks at, as a caller has them. */
export function bindAttributes(
  { attributes }: CheckedAccessRule,
  dataset: string,
  { attributes: held }: DataAccess,
): BoundAttributes {
  const problems = attributes.flatMap((reference) => {
    const { name: attribute } = reference;
    const value = Object.hasOwn(held, attribute) ? held[attribute] : undefined;
    if (value === undefined) return [diagnose('access.missing_attribute', { dataset, attribute })];
    if (read(value, reference) !== undefined) return [];
    const words = { dataset, attribute, expected: describeWanted(reference), found: describeFound(value) };
    return [diagnose('access.attribute_type', words)];
  });
  return { valueOf: (reference) => read(held[reference.name], reference) ?? null, problems };
}

/** Undefined for a value that cannot stand there. Lists are sets, so that equal ones are bound alike. */
function read(
  value: AttributeValue | undefined,
  { type, list, among }: ParameterReference,
): ParameterValue | undefined {
  if (list !== undefined) return typeof value === 'object' ? [...new Set(value)].toSorted() : undefined;
  if (typeof value === 'object' || value === undefined) return undefined;
  return among === undefined || among.includes(String(value)) ? forms[type]?.read(value) : undefined;
}

function describeWanted({ type, list, among }: ParameterReference): string {
  if (list !== undefined) return 'a list of texts';
  return among === undefined ? (forms[type]?.wanted ?? 'a value') : `one of ${among.join(', ')}`;
}

/** What an attribute must be so that it is compared with a type. */
interface Form {
  readonly wanted: string;
  readonly read: (value: string | number | boolean) => ParameterValue | undefined;
}

const number: Form = {
  wanted: 'a number',
  read: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
};

const forms: Readonly<Partial<Record<ValueType, Form>>> = {
  integer: number,
  decimal: number,
  number,
  text: { wanted: 'a text', read: (value) => (typeof value === 'string' ? value : undefined) },
  boolean: { wanted: 'true or false', read: (value) => (typeof value === 'boolean' ? value : undefined) },
  date: {
    wanted: 'a date such as 2026-01-31',
    read: (value) => (typeof value === 'string' && isCivilDate(value) ? value : undefined),
  },
  timestamp: {
    wanted: 'a date or an instant such as 2026-01-31T00:00:00Z',
    read: (value) => {
      const at = typeof value === 'string' ? readPoint(value, 'UTC') : undefined;
      return typeof at === 'number' ? formatInstant(at) : undefined;
    },
  },
};

/** The kind of a value; what somebody holds may be read by others, as the reason why a schedule failed. */
function describeFound(value: AttributeValue): string {
  if (typeof value === 'string') return 'another text';
  if (typeof value === 'object') return 'a list of texts';
  return typeof value === 'number' ? 'a number' : 'true or false';
}
