import { createHash } from 'node:crypto';

/** How every key of ours begins, so that people and scanners recognise it. */
const BRAND = 'fml_';
const CHECKSUM_LENGTH = 6;
const SHOWN_LENGTH = 12;
/** Of a key that an operator chose himself: it may be short, and nothing is known of its randomness. */
const SHOWN_OF_OTHERS = 3;

/** Any text that holds what may be a key of ours. */
const KEY_LIKE = new RegExp(`${BRAND}[0-9A-Za-z]{20,}`, 'g');

/** A key from random text: brand, secret, checksum. The checksum tells a mistyped key from a revoked one. */
export function composeKey(secret: string): string {
  return `${BRAND}${secret}${checksum(secret)}`;
}

/** Whether a text can be one of our keys; says nothing about whether it is known. */
export function isWellFormedKey(key: string): boolean {
  if (!key.startsWith(BRAND) || key.length < BRAND.length + CHECKSUM_LENGTH + 27) return false;
  const secret = key.slice(BRAND.length, -CHECKSUM_LENGTH);
  return checksum(secret) === key.slice(-CHECKSUM_LENGTH);
}

/** What is stored in place of the key. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** What may be shown of a key. */
export function prefixOf(key: string): string {
  return key.slice(0, isWellFormedKey(key) ? SHOWN_LENGTH : SHOWN_OF_OTHERS);
}

/** A text without the keys in it: of each only the brand is left. */
export function withoutKeys(text: string): string {
  return text.replaceAll(KEY_LIKE, `${BRAND}…`);
}

function checksum(secret: string): string {
  return createHash('sha256').update(`${BRAND}${secret}`).digest('hex').slice(0, CHECKSUM_LENGTH);
}
