import { generateKeyPairSync, sign } from 'node:crypto';
import { isIP } from 'node:net';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 86_400_000;
const ECDSA_WITH_SHA256 = '06082a8648ce3d040302';
const COMMON_NAME = '0603550403';
const ALTERNATIVE_NAMES = '0603551d11';
const BASIC_CONSTRAINTS = '0603551d13';

/** A key and a certificate for one host (a name, or an IPv4 address), signed by itself and good for a day: X.509 version 3, put together by hand. */
export function makeCertificate(host: string): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(hex(ECDSA_WITH_SHA256));
  const name = sequence(set(sequence(hex(COMMON_NAME), der(0x0c, Buffer.from(host)))));
  const body = sequence(
    der(0xa0, hex('020102')),
    hex('020101'),
    algorithm,
    name,
    sequence(time(Date.now() - DAY_MS), time(Date.now() + DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        extension(
          ALTERNATIVE_NAMES,
          sequence(isIP(host) === 4 ? der(0x87, bytes(host)) : der(0x82, Buffer.from(host))),
        ),
        extension(BASIC_CONSTRAINTS, sequence(hex('0101ff'))),
      ),
    ),
  );
  const signature = der(0x03, hex('00'), sign('sha256', body, privateKey));
  const encoded = sequence(body, algorithm, signature).toString('base64').replaceAll(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${encoded}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const bytes = (address: string) => Buffer.from(address.split('.').map(Number));
const hex = (text: string) => Buffer.from(text, 'hex');
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const set = (part: Buffer) => der(0x31, part);
const extension = (id: string, value: Buffer) => sequence(hex(id), der(0x04, value));
const time = (at_ms: number) => der(0x18, Buffer.from(new Date(at_ms).toISOString().replaceAll(/[-:T]|\.\d+/g, '')));
