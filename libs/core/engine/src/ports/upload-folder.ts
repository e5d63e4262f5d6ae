/** What was received of a body. */
export interface ReceivedBody {
  readonly bytes: number;
  readonly sha256: string;
}

/** Files of uploads, in one folder that api and workers share. */
export abstract class UploadFolder {
  /**
   * Writes a body down as it comes, and only as much as fits: memory stays flat. Throws `limit.upload_size`, and whatever ends the
   * body early; nothing remains then.
   */
  abstract stage(name: string, body: AsyncIterable<Uint8Array>, limit_bytes: number): Promise<ReceivedBody>;
  /** Bytes of a staged body as this process sees it; undefined where it sees none. */
  abstract sizeOf(name: string): Promise<number | undefined>;
  /** Removes a staged body, and what loads that died have made of it (`<name>-…`). */
  abstract discard(name: string): Promise<void>;
  /** Removes what was staged or written before a moment, but for what is to be kept; answers how many files went. */
  abstract sweep(
    before: string,
    keep: { readonly staged: readonly string[]; readonly files: readonly string[] },
  ): Promise<number>;
}
