/** The only source of randomness. */
export abstract class IdSource {
  /** A UUID that sorts by time of making (version 7). */
  abstract nextId(): string;
  /** `bytes` random bytes, base62. */
  abstract nextSecret(bytes: number): string;
}
