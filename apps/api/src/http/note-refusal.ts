import type { NoteRefusals } from '@core/engine';
import type { Logger } from '@adapters/platform';
import type { FastifyRequest } from 'fastify';

/** Codes of refusals of somebody who sent what is no key or token of ours; who sent nothing is no news. */
const BAD = ['request.bad_key', 'request.bad_token', 'request.key_in_url'];

/** Writes a refused access into the audit trail, once the answer is on its way. A trail that cannot be written to is told to the log. */
export async function noteRefusal(refusals: NoteRefusals, request: FastifyRequest, logger: Logger): Promise<void> {
  const { refusal, caller, id: request_id, ip: address, method, url } = request;
  if (refusal === null || !(refusal.status === 403 || BAD.includes(refusal.code))) return;
  const { code, message } = refusal;
  const asked = `${method} ${url.split('?', 1)[0]}`;
  await refusals
    .execute({ caller: caller ?? undefined, address, request_id, asked, code, message })
    .catch((error: unknown) => logger.error({ request_id, error }, 'a refusal could not be written down'));
}
