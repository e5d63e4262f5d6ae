import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { RecipientDefinition } from '../types/recipient';

/** Whether an address can be one: a URL for webhooks that holds no secret, mail addresses of a plausible form. */
export function checkRecipient(recipient: RecipientDefinition, path: string): readonly Diagnostic[] {
  if ('webhook' in recipient) return judge(recipient.webhook, findUrlProblem, `${path}/webhook`);
  const { email } = recipient;
  if (typeof email === 'string') return judge(email, findMailProblem, `${path}/email`);
  return email.flatMap((address, index) => judge(address, findMailProblem, `${path}/email/${index}`));
}

interface Problem {
  readonly problem: string;
  readonly hint?: string;
}

function judge(address: string, find: (text: string) => Problem | undefined, path: string): readonly Diagnostic[] {
  const found = find(address);
  return found === undefined ? [] : [diagnose('definition.address', { address: veil(address), ...found }, { path })];
}

/** A password in a URL stays out of messages and logs. */
function veil(address: string): string {
  return address.replace(/\/\/[^/?#]*@/u, '//…@');
}

function findUrlProblem(text: string): Problem | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || /\s/u.test(text))
    return { problem: 'is no URL', hint: 'such as https://hooks.example.com/formulary' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { problem: `has the scheme ${url.protocol.slice(0, -1)}`, hint: 'a webhook has https, or http' };
  if (url.username !== '' || url.password !== '')
    return {
      problem: 'holds credentials, and definitions are read by many',
      hint: 'the signature of a webhook says who sent it',
    };
  return undefined;
}

/** A mailbox without its display name, as RFC 5321 has it but for quoted and commented forms, which nobody uses. */
const MAILBOX =
  /^[^\s\p{Cc}@<>()[\],;:\\"]{1,64}@[\p{L}\d]([\p{L}\d-]*[\p{L}\d])?(\.[\p{L}\d]([\p{L}\d-]*[\p{L}\d])?)*$/u;

function findMailProblem(text: string): Problem | undefined {
  if (text.length <= 254 && MAILBOX.test(text)) return undefined;
  return { problem: 'is no mail address', hint: 'such as sales@example.com, without a display name' };
}
