import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import { checkCharacters } from './check/check-characters';
import { checkMeaning } from './check/check-meaning';
import { hashDefinition } from './hash-definition';
import { definitionKinds, definitionSchemas } from './schema/definition-schemas';
import type { Definition, DefinitionKind, ParsedDefinition, PositionIndex } from './types/definition';
import { compileSchema } from './validate/compile-schema';
import { describeValue } from './validate/describe-value';

export interface CheckedDocument {
  /** Present when there is no finding. */
  readonly parsed?: ParsedDefinition;
  readonly diagnostics: readonly Diagnostic[];
}

const checkSchema = {
  calendar: compileSchema<Definition>(definitionSchemas.calendar),
  dataset: compileSchema<Definition>(definitionSchemas.dataset),
  metric: compileSchema<Definition>(definitionSchemas.metric),
  scorecard: compileSchema<Definition>(definitionSchemas.scorecard),
  schedule: compileSchema<Definition>(definitionSchemas.schedule),
  alert: compileSchema<Definition>(definitionSchemas.alert),
} satisfies Record<DefinitionKind, unknown>;

/** A document without text has no places. */
const nowhere: PositionIndex = { locate: () => undefined };

/**
 * Checks one document that was parsed already, such as a JSON body: its schema, then what its parts say about one
 * another. `expected` is what the caller named, as in the path of a URL.
 */
export function checkDefinition(
  value: unknown,
  expected: { readonly kind?: DefinitionKind; readonly name?: string } = {},
  positions: PositionIndex = nowhere,
): CheckedDocument {
  const kind = readKind(value, expected.kind);
  if (typeof kind !== 'string') return { diagnostics: [kind] };
  const { value: shaped, diagnostics } = checkSchema[kind](value);
  if (shaped === undefined) return { diagnostics };
  const characters = checkCharacters(shaped);
  if (characters.length > 0) return { diagnostics: characters };
  const definition = withTextPeriods(shaped);
  const findings = [...checkExpectedName(definition, expected.name), ...checkMeaning(definition)];
  if (findings.length > 0) return { diagnostics: findings };
  return { parsed: { definition, hash: hashDefinition(definition), positions }, diagnostics: [] };
}

/** The kind of a document, or why it has none. */
function readKind(value: unknown, expected: DefinitionKind | undefined): DefinitionKind | Diagnostic {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return diagnose(
      'schema.wrong_type',
      { found: describeValue(value), expected: ['a definition (a map of keys)'] },
      { path: '' },
    );
  }
  const written: unknown = 'kind' in value ? value.kind : undefined;
  if (written === undefined) {
    return (
      expected ??
      diagnose(
        'schema.missing_key',
        { key: 'kind', meaning: `it is one of ${definitionKinds.join(', ')}` },
        { path: '' },
      )
    );
  }
  const kind = definitionKinds.find((known) => known === written);
  if (kind === undefined) {
    const nearest = typeof written === 'string' ? nearestName(written, definitionKinds) : undefined;
    return diagnose(
      'schema.not_one_of',
      { found: describeValue(written), allowed: definitionKinds, nearest },
      { path: '/kind' },
    );
  }
  if (expected === undefined || kind === expected) return kind;
  return diagnose('definition.other_kind', { found: kind, expected }, { path: '/kind' });
}

function checkExpectedName({ name }: Definition, expected: string | undefined): readonly Diagnostic[] {
  if (expected === undefined || expected === name) return [];
  return [diagnose('definition.other_name', { found: name, expected }, { path: '/name' })];
}

/** A year is a period, though YAML and JSON read `period: 2017` as a number. */
function withTextPeriods(definition: Definition): Definition {
  if (definition.kind === 'scorecard') {
    return definition.query === undefined ? definition : { ...definition, query: withTextPeriod(definition.query) };
  }
  if (definition.kind !== 'metric' || definition.alias_of !== undefined) return definition;
  if (definition.tests === undefined) return definition;
  const tests = definition.tests.map((test) => (test.query ? { ...test, query: withTextPeriod(test.query) } : test));
  return { ...definition, tests };
}

function withTextPeriod<Query extends { readonly period?: string }>(query: Query): Query {
  const period: unknown = query.period;
  return typeof period === 'number' ? { ...query, period: String(period).padStart(4, '0') } : query;
}
