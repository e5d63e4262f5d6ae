import type { AttributeValue } from '@core/definition';
import { diagnose, DomainError, stepInto, type Diagnostic } from '@core/diagnostics';

const MOST_ATTRIBUTES = 50;
const LONGEST_TEXT = 1_000;
const LONGEST_LIST = 1_000;
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;
const NAME_BYTES = 63;

/** Whether a condition can write it behind `user.`: letters, digits, `_`, at most 63 bytes. */
export function isAttributeName(name: string): boolean {
  return NAME.test(name) && name.normalize('NFC') === name && Buffer.byteLength(name) <= NAME_BYTES;
}

/** Takes the attributes of a key as they came. Throws `attribute.…`, all findings at once with their path. */
export function checkAttributes(found: Readonly<Record<string, unknown>>): Readonly<Record<string, AttributeValue>> {
  const entries = Object.entries(found);
  const findings: Diagnostic[] = entries.flatMap(([name, value]) => [...checkName(name), ...checkValue(name, value)]);
  if (entries.length > MOST_ATTRIBUTES)
    findings.push(diagnose('attribute.too_many', { limit: MOST_ATTRIBUTES, found: entries.length }, at()));
  if (findings.length > 0) throw DomainError.from(findings);
  return found as Readonly<Record<string, AttributeValue>>;
}

/** The value as an attribute; undefined for what can be none. */
export function readAttribute(value: unknown): AttributeValue | undefined {
  const [finding] = checkValue('', value);
  return finding === undefined ? (value as AttributeValue) : undefined;
}

function checkName(name: string): readonly Diagnostic[] {
  return isAttributeName(name) ? [] : [diagnose('attribute.bad_name', { name }, at(name))];
}

function checkValue(name: string, value: unknown): readonly Diagnostic[] {
  const words = describe(value);
  return words === undefined ? [] : [diagnose('attribute.bad_value', { name, found: words }, at(name))];
}

/** What is wrong with a value, in words; undefined for a sound one. */
function describe(value: unknown): string | undefined {
  if (typeof value === 'boolean' || Number.isFinite(value)) return undefined;
  if (typeof value === 'string') return describeText(value);
  if (!Array.isArray(value)) return value === null ? 'null' : `a value of type ${typeof value}`;
  if (value.length > LONGEST_LIST) return `a list of ${value.length} texts, of at most ${LONGEST_LIST}`;
  const index = value.findIndex((item) => typeof item !== 'string' || describeText(item) !== undefined);
  return index === -1 ? undefined : `a list whose item ${index + 1} is no text of at most ${LONGEST_TEXT} characters`;
}

function describeText(text: string): string | undefined {
  if (text.length > LONGEST_TEXT) return `a text of ${text.length} characters, of at most ${LONGEST_TEXT}`;
  return text.includes('\0') || !text.isWellFormed() ? 'a text with a character that cannot be kept' : undefined;
}

function at(name?: string): { readonly path: string } {
  return { path: name === undefined ? '/attributes' : stepInto('/attributes', name) };
}
