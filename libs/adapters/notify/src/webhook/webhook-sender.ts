import { lookup } from 'node:dns/promises';
import type { Clock, Sent } from '@core/engine';
import { AllowedHosts } from '../target/allowed-hosts';
import { findTarget, type Resolve, type Target } from '../target/find-target';
import { describeFailure, describeStatus } from './describe-failure';
import { post } from './post';
import { sign } from './sign';

const DEADLINE_MS = 5_000;
const ANSWER_LIMIT = 64 * 1024;

export interface WebhookOptions {
  /** What is signed with; each is good for receivers. */
  readonly secrets: () => Promise<readonly string[]>;
  readonly clock: Pick<Clock, 'now'>;
  /** `WEBHOOK_ALLOWED_HOSTS`. */
  readonly allowed_hosts?: readonly string[];
  /** The system's resolver when absent. */
  readonly resolve?: Resolve;
  /** Certificates that are trusted in place of the usual ones. */
  readonly ca?: string;
  /** For all of it, the look-up of the name included; 5 s when absent. */
  readonly deadline_ms?: number;
}

/** Posts signed webhooks to targets of the public internet, and to those that an operator allows. */
export class WebhookSender {
  readonly #options: WebhookOptions;
  readonly #allowed: AllowedHosts;

  constructor(options: WebhookOptions) {
    this.#options = options;
    this.#allowed = new AllowedHosts(options.allowed_hosts ?? []);
  }

  /** Delivered means an answer 2xx; 410 is final, and so is a target that may not be posted to. */
  async send(id: string, { url, body }: { readonly url: string; readonly body: string }): Promise<Sent> {
    const signal = AbortSignal.timeout(this.#options.deadline_ms ?? DEADLINE_MS);
    try {
      const target = await unlessAborted(signal, this.find(url));
      if ('problem' in target) return { status: 'failed', problem: target.problem, is_final: true };
      const status = await this.post(target, { id, body, signal });
      if (status >= 200 && status < 300) return { status: 'delivered' };
      return { status: 'failed', problem: describeStatus(target.host, status), is_final: status === 410 };
    } catch (error) {
      const host = URL.canParse(url) ? new URL(url).hostname : 'the target';
      return {
        status: 'failed',
        problem: describeFailure(host, signal.aborted ? 'ETIMEDOUT' : codeOf(error)),
        is_final: false,
      };
    }
  }

  private find(url: string) {
    return findTarget(url, { allowed: this.#allowed, resolve: this.#options.resolve ?? lookUp });
  }

  private async post(
    target: Target,
    { id, body, signal }: { readonly id: string; readonly body: string; readonly signal: AbortSignal },
  ): Promise<number> {
    const { clock, secrets, ca } = this.#options;
    const signatures = sign({ id, at: clock.now(), body }, await secrets());
    const headers = { 'content-type': 'application/json', 'user-agent': 'Formulary', ...signatures };
    return post(target, { headers, body, signal, answer_limit: ANSWER_LIMIT, ...(ca !== undefined && { ca }) });
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'no code';
}

async function lookUp(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

/** The system's resolver cannot be interrupted; nobody waits for it longer than the signal lets them. */
async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
