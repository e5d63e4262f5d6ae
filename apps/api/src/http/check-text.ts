import { DomainError } from '@core/diagnostics';

const MAX_DEPTH = 64;

/**
 * Refuses what no database can keep and no later step should meet: texts with NUL characters or halves of surrogate
 * pairs, keys that would change an object's nature, numbers that lose digits, and values nested too deep for a recursive walk. Throws `request.bad_text`, `request.too_deep`.
 */
export function checkTexts(value: unknown, where: string): void {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: found, depth } = next;
    if (typeof found === 'string') checkText(found, where);
    if (typeof found === 'number') checkNumber(found, where);
    if (typeof found !== 'object' || found === null) continue;
    if (depth === MAX_DEPTH) throw DomainError.of('request.too_deep', { depth: MAX_DEPTH });
    for (const [key, member] of Object.entries(found)) {
      checkText(key, where);
      if (key === '__proto__') throw DomainError.of('request.bad_text', { where, reason: 'has a key "__proto__"' });
      waiting.push({ value: member, depth: depth + 1 });
    }
  }
}

/** What was written is not what was read: digits are lost, or all of it. */
function checkNumber(number: number, where: string): void {
  if (Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number))) return;
  throw DomainError.of('request.bad_text', { where, reason: 'has a number larger than one can be held exactly' });
}

function checkText(text: string, where: string): void {
  if (text.includes('\0')) throw DomainError.of('request.bad_text', { where, reason: 'holds a NUL character' });
  if (!text.isWellFormed())
    throw DomainError.of('request.bad_text', { where, reason: 'holds half a character (a lone surrogate)' });
}
