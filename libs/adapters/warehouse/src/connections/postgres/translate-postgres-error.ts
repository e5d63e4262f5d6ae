import { DatabaseError } from 'pg';
import { PassingProblem, SourceProblem } from '../../duckdb/source/find-source-files';

/** Classes of errors that are about the server or the way to it, not about what is asked of it. */
const passing = /^(08(?!P01)|28|3D|40|53|55|57|58|F0|XX|25P0[34])/;

const words: ReadonlyMap<string, string> = new Map([
  ['57014', 'it was stopped in the database, by a limit of its own or by somebody'],
  ['55P03', 'a table was locked by somebody else for too long'],
  ['28P01', 'its password is refused'],
  ['28000', 'the server does not let its role connect'],
  ['3D000', 'there is no such database'],
]);

const withoutTls = 'the server takes no connection without TLS: let its URL say sslmode=verify-full';

/** What the library or the system calls what stands in the way to the server, each in words of our own. */
const obstacles: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/does not support SSL/, 'the server speaks no TLS, which the URL of the connection asks for'],
  [/password must be a/, 'the server asks for a password, and the URL of the connection has none'],
  [/timeout expired|ETIMEDOUT/, 'the database does not answer'],
  [/ALTNAME_INVALID/, 'the certificate of the server is for another host than the URL of the connection names'],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET_ISSUER)/,
    'the certificate of the server is signed by none that it trusts (sslrootcert names who else is to be trusted)',
  ],
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, 'the certificate of the server is not good at this time'],
];

/** An error of the database or of the way to it, in words that hold no password. */
export function translatePostgresError(name: string, error: unknown): SourceProblem {
  if (error instanceof SourceProblem) return error;
  if (error instanceof DatabaseError) {
    const { code = '' } = error;
    const reason = /no encryption/.test(error.message)
      ? withoutTls
      : (words.get(code) ?? (passing.test(code) ? `the database answers ${code}` : error.message));
    const Problem = passing.test(code) ? PassingProblem : SourceProblem;
    return new Problem(`${name} cannot be read: ${reason}`, { cause: error });
  }
  return new PassingProblem(`${name} cannot be read: ${wayProblem(error)}`, { cause: error });
}

/** Why there is no connection. The messages of systems and libraries are not told: only their codes, and those that are known. */
function wayProblem(error: unknown): string {
  if (!(error instanceof Error)) return 'the database cannot be reached';
  const { message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const obstacle = obstacles.find(([pattern]) => pattern.test(`${code} ${message}`));
  if (obstacle) return obstacle[1];
  if (code === undefined) return 'the connection to the database broke off';
  return `the database cannot be reached (${code})`;
}
