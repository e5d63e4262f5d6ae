import { diagnose, type Diagnostic } from '@core/diagnostics';
import { reservedNames } from './reserved-names';

/** PostgreSQL cuts longer ones silently. */
const LONGEST_BYTES = 63;

/** What a schema cannot say about a name: reserved words, its length in bytes, how its letters are composed. */
export function checkName(name: string, path: string, hint?: string): readonly Diagnostic[] {
  const problem = findProblem(name);
  return problem === undefined ? [] : [diagnose('definition.bad_name', { name, problem, hint }, { path })];
}

function findProblem(name: string): string | undefined {
  if (reservedNames.has(name)) return 'it is a word of the formula language';
  const bytes = Buffer.byteLength(name);
  if (bytes > LONGEST_BYTES) return `it has ${bytes} bytes, and at most ${LONGEST_BYTES} are kept everywhere`;
  if (/[\u{10000}-\u{10FFFF}]/u.test(name)) return 'it holds a character beyond the basic plane of Unicode';
  return name === name.normalize('NFC') ? undefined : 'its letters are composed in another form than NFC';
}
