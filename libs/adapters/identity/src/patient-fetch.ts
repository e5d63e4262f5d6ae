/** After a failure nobody is asked for so long. */
const PAUSE_MS = 5_000;

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
      return response;
    } catch (error) {
      this.#failed_at = this.now();
      throw error;
    }
  };
}
