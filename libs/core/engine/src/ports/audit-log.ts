import type { Page, PageOf } from './page';

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  /** `Caller.id`: of a key, of who bears a token, or `system`; `unknown` for a refusal of somebody nobody knows. */
  readonly actor_id: string;
  /** The caller's name at that time. */
  readonly actor: string;
  /** `metric.publish`, `run.create`, `api_key.revoke` … */
  readonly action: string;
  /** The name or id that it was done to. */
  readonly subject: string;
  readonly request_id?: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What is looked for; an absent part excludes nothing. */
export interface AuditFilter {
  /** The id of the caller, or its name. */
  readonly actor?: string;
  /** One action, or with a dot at the end (`metric.`) all that begin so. */
  readonly action?: string;
  readonly subject?: string;
  /** Inclusive. */
  readonly from?: string;
  /** Exclusive. */
  readonly to?: string;
}

/** Who did what and when. Entries are added, and never changed or taken away by anybody. */
export abstract class AuditLog {
  abstract append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  abstract list(filter: AuditFilter, page: Page): Promise<PageOf<AuditEntry>>;
}
