import type { AuditLog } from '../ports/audit-log';
import type { Clock } from '../ports/clock';
import type { IdSource } from '../ports/id-source';
import type { Caller } from './caller';

/** Writes down who did what. */
export class Audit {
  constructor(
    private readonly log: AuditLog,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** `action` as in `metric.publish`; `subject` is the name or id that it was done to. */
  async note(
    caller: Caller,
    action: string,
    subject: string,
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await this.log.append({
      id: this.ids.nextId(),
      at: this.clock.now().toISOString(),
      actor: caller.name,
      action,
      subject,
      ...(caller.request_id !== undefined && { request_id: caller.request_id }),
      details,
    });
  }
}
