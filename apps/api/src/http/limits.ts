/** Bytes of a body that is read as a whole. */
export const BODY_LIMIT = 4 * 1024 ** 2;

/** Bytes of all headers together. */
export const HEADER_LIMIT = 16 * 1024;

/** Characters of one part of a path; names have at most 63 bytes. */
export const PATH_PART_LIMIT = 512;

/** Seconds that a request may wait for its run. */
export const WAIT_LIMIT = 60;

/** Items of a page. */
export const PAGE_LIMIT = { default: 50, max: 500 } as const;
