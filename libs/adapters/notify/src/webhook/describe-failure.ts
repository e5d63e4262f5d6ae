import { STATUS_CODES } from 'node:http';

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'is not known to the name service',
  EAI_AGAIN: 'cannot be looked up at the moment',
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'broke the connection off',
  EPIPE: 'broke the connection off',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  ETIMEDOUT: 'did not answer in time',
  HPE_HEADER_OVERFLOW: 'answered with headers that are too long',
  CERT_HAS_EXPIRED: 'shows a certificate that has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'shows a certificate that is made out to another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'shows a certificate that it signed itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'shows a certificate of an authority that is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'shows a certificate of an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'shows a certificate of an authority that is not trusted here',
};

/** Why a host could not be posted to, from the code of the error alone: its text might hold what is secret. */
export function describeFailure(host: string, code: string): string {
  return `${host} ${reasons[code] ?? `could not be posted to (${code})`}`;
}

/** What is wrong with an answer that is not of the kind 2xx. */
export function describeStatus(host: string, status: number): string {
  const answered = `${host} answered ${status}${STATUS_CODES[status] === undefined ? '' : ` ${STATUS_CODES[status]}`}`;
  if (status === 410) return `${answered}: the receiver wants no more; remove the target, or mend the receiver`;
  if (status >= 300 && status < 400)
    return `${answered}: redirects are not followed; name the address that it leads to`;
  return `${answered}; it should answer 2xx`;
}
