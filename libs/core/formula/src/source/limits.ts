/** What a formula may be at most; checked before mathjs sees it. */
export const limits = {
  characters: 4_000,
  /** Brackets in brackets, and likewise nested conditionals and prefixes. */
  depth: 32,
  /** Names, values, operators and opening brackets; each becomes at most one node. */
  parts: 500,
  name_bytes: 63,
  digits: 40,
  exponent: 40,
} as const;
