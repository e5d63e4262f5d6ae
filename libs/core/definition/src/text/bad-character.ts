/**
 * Characters that no text of a definition may hold: controls, with which a text steers the terminal that shows it, halves of pairs, and
 * those that turn the direction of what follows, so that a formula reads as another than it is.
 * @see https://trojansource.codes
 */
const BAD_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Cs}]/u;

/** The first of them, as `U+202E`. */
export function findBadCharacter(text: string): string | undefined {
  const code = BAD_CHARACTER.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
