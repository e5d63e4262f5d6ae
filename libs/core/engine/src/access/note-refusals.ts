import { LRUCache } from 'lru-cache';
import type { Clock } from '../ports/clock';
import type { Audit } from './audit';
import { withoutKeys } from './api-key-text';
import type { Caller } from './caller';

/** An access that was refused: to whom, from where, why. */
export interface Refusal {
  /** Undefined for somebody whom no key or token names. */
  readonly caller: Caller | undefined;
  /** Where the request came from. */
  readonly address: string;
  readonly request_id: string;
  /** `PUT /v1/metrics/x`. */
  readonly asked: string;
  readonly code: string;
  readonly message: string;
}

const PAUSE_MS = 60_000;
/** Who is remembered at once; beyond, whoever was refused longest ago is forgotten. */
const MOST_KNOWN = 10_000;
const LONGEST_SUBJECT = 200;

interface Noted {
  readonly at: number;
  /** Refusals since, of which no line tells. */
  readonly silent: number;
}

/** Writes refused accesses down: one line per caller, or address of an unknown one, and minute; it says how many had none. */
export class NoteRefusals {
  readonly #noted = new LRUCache<string, Noted>({ max: MOST_KNOWN });

  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async execute({ caller, address, request_id, asked, code, message }: Refusal): Promise<void> {
    const silent = this.count(caller?.id ?? `address ${address}`);
    if (silent === undefined) return;
    const who = { id: caller?.id ?? 'unknown', name: caller?.name ?? 'unknown', request_id };
    const details = { code, reason: withoutKeys(message), address, ...(silent > 0 && { silent }) };
    await this.audit.note(who, 'access.refused', withoutKeys(asked).slice(0, LONGEST_SUBJECT), details);
  }

  /** How many refusals had no line of their own before this one, which gets one; undefined when it gets none. */
  private count(who: string): number | undefined {
    const now = this.clock.now().getTime();
    const known = this.#noted.get(who);
    if (known !== undefined && now - known.at < PAUSE_MS) {
      this.#noted.set(who, { ...known, silent: known.silent + 1 });
      return undefined;
    }
    this.#noted.set(who, { at: now, silent: 0 });
    return known?.silent ?? 0;
  }
}
