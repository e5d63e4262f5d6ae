/** How much a body may be packed, once it has `from` bytes unpacked. */
export interface PackingLimit {
  readonly ratio: number;
  readonly from: number;
}

/** Text of very like rows comes to 100 to 1. */
export const PACKING_LIMIT: PackingLimit = { ratio: 200, from: 64 * 1024 ** 2 };

/** Milliseconds for which the sender of a large body may be silent. */
export const SILENCE_LIMIT = 60_000;

/** Milliseconds in which a body that is read as a whole must have come. */
export const BODY_LIMIT = 120_000;

/** Bytes of all headers together. */
export const HEADER_LIMIT = 16 * 1024;

/** Characters of one part of a path; names have at most 63 bytes. */
export const PATH_PART_LIMIT = 512;

/** Seconds that a request may wait for its run. */
export const WAIT_LIMIT = 60;

/** Items of a page. */
export const PAGE_LIMIT = { default: 50, max: 500 } as const;
