import { diagnose, type Diagnostic } from '@core/diagnostics';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import { wordErrors } from './join-branches';
import type { SchemaError } from './word-error';

/** What a schema says about a value: the value itself when nothing is wrong, else every finding. */
export interface SchemaVerdict<T> {
  readonly value?: T;
  /** Each with the JSON pointer of the key or value that it is about. */
  readonly diagnostics: readonly Diagnostic[];
}

/** More than these nobody reads. */
const MOST_FINDINGS = 100;

let shared: Ajv2020 | undefined;

/**
 * Turns a JSON Schema (draft 2020-12) into a check. Strict: no coercion, no defaults, nothing is removed, and a schema
 * with an unknown keyword is refused. The schema is compiled at the first use.
 */
export function compileSchema<T>(schema: object): (value: unknown) => SchemaVerdict<T> {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= (shared ??= createAjv()).compile(schema);
    if (validate(value)) return { value: value as T, diagnostics: [] };
    return { diagnostics: wordSome((validate.errors ?? []) as readonly SchemaError[]) };
  };
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    validateFormats: true,
  });
  addFormats(ajv, ['date', 'date-time', 'uuid', 'uri']);
  return ajv.addVocabulary(['patternErrorMessage']);
}

/** Words the first errors; several of them may become one finding. */
function wordSome(errors: readonly SchemaError[]): readonly Diagnostic[] {
  const findings = wordErrors(errors.slice(0, 10 * MOST_FINDINGS));
  if (findings.length <= MOST_FINDINGS) return findings;
  const counts = { shown: MOST_FINDINGS, all: Math.max(findings.length, errors.length) };
  return [...findings.slice(0, MOST_FINDINGS), diagnose('schema.too_many_findings', counts, { path: '' })];
}
