import { DomainError } from '@core/diagnostics';
import { parseJsonBody } from '../../../apps/api/src/http/parse-json-body';

/** A body is read as `JSON.parse` reads it, or refused. */
export function fuzz(text: string): void {
  let value: unknown;
  try {
    value = parseJsonBody(text);
  } catch (error) {
    if (error instanceof DomainError && error.status === 400) return;
    throw error;
  }
  if (value !== undefined && JSON.stringify(value) !== JSON.stringify(JSON.parse(text)))
    throw new Error('it is read as something else');
}

export const seeds = [
  '{"metrics": ["a", "b"], "period": "2017", "by": [], "limit": 10.5e1, "deep": {"x": [null, true, false, -0]}}',
  '["\\u0041\\n\\"", 1, [], {}]',
  '"text"',
  ' ',
];

export const words = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"a":',
  '"\\u0061":',
  '1',
  '-0',
  '1e999',
  'null',
  'true',
  '\\ud800',
  '"__proto__":',
  '\0',
  ' ',
];
