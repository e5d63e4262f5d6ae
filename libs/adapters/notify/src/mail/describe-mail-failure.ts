import type { NodemailerError } from 'nodemailer/lib/errors';
import type { Sent } from '@core/engine';

type Failure = Extract<Sent, { readonly status: 'failed' }>;

const reasons: Readonly<Record<string, string>> = {
  EDNS: 'is not known to the name service',
  ETIMEDOUT: 'did not answer in time',
  EABORT: 'did not take the message in time',
  ETLS: 'could not be spoken to in TLS',
  ECONNECTION: 'broke the connection off',
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'broke the connection off',
  ESOCKET: 'cannot be reached',
};

const LONGEST = 300;

/**
 * Why the mail server did not take a message. Final is what it refused for good (5xx) about the message itself; a login that
 * fails is mended by an operator, and then the message goes out.
 */
export function describeMailFailure(error: unknown): Failure {
  const failure = (typeof error === 'object' && error !== null ? error : {}) as Partial<NodemailerError>;
  const { code, responseCode, response, rejectedErrors = [] } = failure;
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return retry(`the mail server does not accept the login of SMTP_URL${quote(response)}`);
  if (responseCode !== undefined && (code === 'EENVELOPE' || code === 'EMESSAGE')) {
    const all = rejectedErrors.length > 0 ? rejectedErrors : [failure];
    const is_final = all.every(({ permanent }) => permanent === true);
    return { status: 'failed', problem: `the mail server refused the message${quote(response)}`, is_final };
  }
  const reason = reasons[failure.originalCode ?? ''] ?? reasons[code ?? ''];
  return retry(
    `the mail server of SMTP_URL ${reason ?? `could not be spoken to (${code ?? 'no code'})`}${quote(response)}`,
  );
}

/** What is said of a message that some recipients will not get, and undefined where all will. */
export function describeRejected(rejected: readonly NodemailerError[]): string | undefined {
  if (rejected.length === 0) return undefined;
  const told = rejected.map(({ recipient = '', response }) => `${recipient}${quote(response)}`).join('; ');
  return `the mail server refused some recipients: ${told}`.slice(0, 1_000);
}

function retry(problem: string): Failure {
  return { status: 'failed', problem, is_final: false };
}

/** The server's own words on one line; it never hears a secret but the password, which it does not repeat. */
function quote(response: string | undefined): string {
  if (response === undefined || response === '') return '';
  return ` (${response.replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, LONGEST)})`;
}
