import { DatabaseError } from 'pg';
import { PassingProblem, SourceProblem } from '../../duckdb/source/find-source-files';

/** Classes of errors that are about the server or the way to it, not about what is asked of it. */
const passing = /^(08(?!P01)|28|3D|40|53|55|57|58|F0|XX|25P0[34])/;

const words: ReadonlyMap<string, string> = new Map([
  ['57014', 'the database stopped it after the time that a statement may take'],
  ['55P03', 'a table was locked by somebody else for too long'],
  ['28P01', 'its password is refused'],
  ['28000', 'its role may not connect'],
  ['3D000', 'there is no such database'],
]);

/** An error of the database or of the way to it, in words that hold no password. */
export function translatePostgresError(name: string, error: unknown): SourceProblem {
  if (error instanceof SourceProblem) return error;
  if (error instanceof DatabaseError) {
    const { code = '' } = error;
    const reason = words.get(code) ?? (passing.test(code) ? `the database answers ${code}` : error.message);
    const Problem = passing.test(code) ? PassingProblem : SourceProblem;
    return new Problem(`${name} cannot be read: ${reason}`, { cause: error });
  }
  return new PassingProblem(`${name} cannot be read: ${wayProblem(error)}`, { cause: error });
}

/** Why there is no connection. The messages of systems and libraries are not told: only their codes, and those that are known. */
function wayProblem(error: unknown): string {
  if (!(error instanceof Error)) return 'the database cannot be reached';
  const { message } = error;
  if (/does not support SSL/.test(message)) return 'the server speaks no TLS, which the URL of the connection asks for';
  if (/timeout expired|ETIMEDOUT/.test(message)) return 'the database does not answer';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return 'the connection to the database broke off';
  return `the database cannot be reached (${code})`;
}
