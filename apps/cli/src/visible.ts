/** What steers a terminal, or turns the direction of a line. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;
/** The same within lines. */
const UNSEEN_IN_LINES = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;

/** A text that came from elsewhere, such as a cell, on one line of a terminal: what cannot be seen is written as its number. */
export function visible(text: string): string {
  return text.replace(UNSEEN, numbered);
}

/** The same of several lines. */
export function visibleLines(text: string): string {
  return text.replace(UNSEEN_IN_LINES, numbered);
}

function numbered(character: string): string {
  return `<U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}>`;
}
