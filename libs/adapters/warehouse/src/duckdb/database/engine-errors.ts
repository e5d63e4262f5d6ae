/** The words of an error that somebody else threw. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}

/** Whether a disk had no room for what was to be written. */
export function isDiskFull(error: unknown): boolean {
  const isSystem = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOSPC';
  return isSystem || /No space left on device|max_temp_directory_size/.test(messageOf(error));
}

/** Whether what a file holds is not what was written to it. */
export function isCorruption(error: unknown): boolean {
  return /Corrupt database file|does not match stored checksum|not a valid DuckDB/.test(messageOf(error));
}

/** Whether the engine is of no use any more. */
export function isFatal(error: unknown): boolean {
  return /^(FATAL|INTERNAL) Error|database has been invalidated/.test(messageOf(error));
}
