import type { AuditEntry, AuditLog } from '../ports/audit-log';
import type { Clock } from '../ports/clock';
import type { IdSource } from '../ports/id-source';
import type { Caller } from './caller';

/** `action` as in `metric.publish`; `subject` is the name or id that it is done to. */
export interface Deed {
  readonly action: string;
  readonly subject: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes down who did what. */
export class Audit {
  constructor(
    private readonly log: AuditLog,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** An entry for a store that writes it in the transaction of the deed. */
  entry(caller: Pick<Caller, 'id' | 'name' | 'request_id'>, { action, subject, details = {} }: Deed): AuditEntry {
    return {
      id: this.ids.nextId(),
      at: this.clock.now().toISOString(),
      actor_id: caller.id,
      actor: caller.name,
      action,
      subject,
      ...(caller.request_id !== undefined && { request_id: caller.request_id }),
      details,
    };
  }

  /** Writes an entry by itself: before what gives data out, after what changes something. */
  async note(
    caller: Pick<Caller, 'id' | 'name' | 'request_id'>,
    action: string,
    subject: string,
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await this.log.append(this.entry(caller, { action, subject, details }));
  }
}
