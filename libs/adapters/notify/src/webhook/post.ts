import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Target } from '../target/find-target';

export interface Posting {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends it, whatever it is waiting for. */
  readonly signal: AbortSignal;
  /** Bytes of the answer that are read before the connection is cut. */
  readonly answer_limit: number;
  /** Certificates that are trusted in place of the usual ones. */
  readonly ca?: string;
}

/**
 * Posts to one of the addresses of the target, with the name of its host in `Host` and in TLS. Answers the status; what the
 * answer holds is thrown away. Follows no redirect, keeps no connection.
 */
export async function post({ url, host, addresses }: Target, posting: Posting): Promise<number> {
  const { headers, body, signal, ca } = posting;
  const options: RequestOptions = {
    method: 'POST',
    host,
    port: url.port,
    path: `${url.pathname}${url.search}`,
    headers,
    agent: false,
    lookup: pinTo(addresses),
    signal,
  };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const request: ClientRequest =
      url.protocol === 'https:' ? requestHttps({ ...options, ...(ca !== undefined && { ca }) }) : requestHttp(options);
    request.once('response', resolve).on('error', reject);
    // An answer that wants to speak another protocol (101) is neither.
    request.once('close', () => reject(brokenOff)).end(body);
  });
  await discard(answer, posting.answer_limit);
  return answer.statusCode ?? 0;
}

const brokenOff = Object.assign(new Error('the connection ended without an answer'), { code: 'ECONNRESET' });

/** Answers the checked addresses to whoever looks the name up. A host that is an address is never looked up. */
function pinTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all }, answer) => {
    const [first] = found;
    if (all === true || first === undefined) answer(null, found);
    else answer(null, first.address, first.family);
  };
}

/** Reads on so that the sender can finish, within the limit; how it ends is no matter once the status is known. */
async function discard(answer: IncomingMessage, limit: number): Promise<void> {
  let read = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      read += chunk.length;
      if (read > limit) break;
    }
  } catch {
    // cut off, or out of time
  }
  answer.destroy();
}
