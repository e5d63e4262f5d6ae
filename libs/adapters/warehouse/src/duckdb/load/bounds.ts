/** Bytes that one record of a file may have at most, and one line of it. */
export const longestRecord = 1024 * 1024;

/** Columns that a file may have at most, read or not. */
export const mostColumns = 4096;

/** Levels of lists and objects that a JSON object may have at most. */
export const deepestObject = 32;

/** What a compressed file may unpack to: bytes in all, and times its own size as soon as `ratio_counts_from` bytes are out. */
export const unpacking = { most_bytes: 4 * 1024 ** 3, ratio: 200, ratio_counts_from: 16 * 1024 ** 2 } as const;
