import type { Page, PageOf } from './definition-store';

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  /** Name of the key, or `system`. */
  readonly actor: string;
  /** `metric.publish`, `run.create`, `api_key.revoke` … */
  readonly action: string;
  readonly subject: string;
  readonly request_id?: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Who did what and when; append-only. */
export abstract class AuditLog {
  abstract append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  abstract list(page: Page): Promise<PageOf<AuditEntry>>;
}
