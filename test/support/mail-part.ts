/** The text of the first part of a mail that has that content type, decoded; undefined where there is none. */
export function mailPart(mail: string, content_type: string): string | undefined {
  const type = content_type.replace('/', '\\/');
  const part = new RegExp(`^(content-type: ${type}[^]*?)\\r\\n\\r\\n([^]*?)\\r\\n--`, 'im').exec(mail);
  if (part === null) return undefined;
  const [, headers = '', body = ''] = part;
  const encoding = /content-transfer-encoding: (\S+)/i.exec(headers)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? readQuoted(body) : body;
}

function readQuoted(text: string): string {
  const joined = text.replaceAll(/=\r?\n/g, '');
  return Buffer.from(
    joined.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
}
