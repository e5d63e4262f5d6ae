/** After a failure nobody is asked for so long. */
const PAUSE_MS = 5_000;

/** What an issuer publishes about itself and its keys has some kilobytes. */
const MOST_BYTES = 1024 ** 2;

type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/** Fetches, and after a failure fails at once for a while: requests with tokens do not queue before an issuer that is away. */
export class PatientFetch {
  #failed_at = -Infinity;

  constructor(private readonly now: () => number = () => performance.now()) {}

  readonly get: Fetch = async (url, options) => {
    if (this.now() - this.#failed_at < PAUSE_MS) throw new Error(`${new URL(url).origin} did not answer a moment ago`);
    try {
      const response = await fetch(url, options);
      if (response.status !== 200) this.#failed_at = this.now();
      return new Response(await bytesOf(response), { status: response.status });
    } catch (error) {
      this.#failed_at = this.now();
      throw error;
    }
  };
}

/** The whole answer, for who is away in the middle of it is away. Throws when it is too long. */
async function bytesOf({ body }: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new Error(`the answer is longer than ${MOST_BYTES} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
