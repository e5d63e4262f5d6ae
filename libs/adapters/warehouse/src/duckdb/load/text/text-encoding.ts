import { isUtf8 } from 'node:buffer';
import type { Charset } from '@core/definition';

/** Bytes as a character set has them; `unit` is how many a line break takes. */
export interface TextEncoding {
  readonly charset: Exclude<Charset, 'utf-16'>;
  readonly unit: 1 | 2;
  /** Whole lines as text; undefined when they are not of this character set. */
  decode(bytes: Uint8Array): string | undefined;
}

/** The encoding of a character set whose byte order is known. */
export function encodingOf(charset: Exclude<Charset, 'utf-16'>): TextEncoding {
  return { charset, unit: charset.startsWith('utf-16') ? 2 : 1, decode: (bytes) => decode(charset, bytes) };
}

/** Whether bytes are valid in UTF-8, without reading them. */
export const isValidUtf8 = isUtf8;

/** The byte of a line, from 0, at which the first character stands that cannot be decoded. */
export function findBadByte(encoding: TextEncoding, line: Uint8Array): number {
  let [good, bad] = [0, line.length];
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2);
    if (begins(encoding.charset, line.subarray(0, middle))) good = middle;
    else bad = middle - 1;
  }
  // A character of several bytes may have begun well.
  const lengths = [0, 1, 2, 3, 4].map((length) => good - length);
  return lengths.find((length) => length >= 0 && encoding.decode(line.subarray(0, length)) !== undefined) ?? good;
}

function begins(charset: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function decode(charset: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes);
    return charset === 'windows-1252' || charset === 'iso-8859-1' ? text.replace(/[\u0080-\u009f]/g, mend1252) : text;
  } catch {
    return undefined;
  }
}

/**
 * What windows-1252 (on the web also called iso-8859-1) has at 80 to 9F, where Node.js 20 gives control characters.
 * @see https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const upper1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function mend1252(character: string): string {
  return upper1252.charAt(character.charCodeAt(0) - 0x80);
}
