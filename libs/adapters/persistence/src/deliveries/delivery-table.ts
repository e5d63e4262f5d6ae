import type { DeliveryStatus, Message, NewDelivery } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { instant, integer, json, oneOf, optional, primary, text } from '../columns';

const STATUSES = ['waiting', 'delivered', 'given_up'] satisfies readonly DeliveryStatus[];
const SUBJECTS = ['alert', 'schedule', 'test'] satisfies readonly NewDelivery['subject']['kind'][];

export interface DeliveryRow {
  readonly id: string;
  readonly subject_kind: NewDelivery['subject']['kind'];
  readonly subject_name: string;
  readonly message: Message;
  readonly created_at: Date;
  readonly status: DeliveryStatus;
  /** Counts those who took it; also the fence: only the newest may say how it ended. */
  readonly attempts: number;
  /** While waiting: not before then; while somebody has it, the end of their lease. */
  readonly next_at: Date;
  readonly finished_at: Date | null;
  readonly problem: string | null;
}

/** The outbox. */
export const deliveries = new EntitySchema<DeliveryRow>({
  name: 'deliveries',
  columns: {
    id: primary(text),
    subject_kind: text,
    subject_name: text,
    message: json,
    created_at: instant,
    status: text,
    attempts: integer,
    next_at: instant,
    finished_at: optional(instant),
    problem: optional(text),
  },
  indices: [
    { name: 'deliveries_due', columns: ['next_at'], where: `status = 'waiting'` },
    { name: 'deliveries_by_time', columns: ['created_at', 'id'] },
    { name: 'deliveries_of_subject', columns: ['subject_kind', 'subject_name', 'created_at', 'id'] },
  ],
  checks: [
    { name: 'deliveries_subject', expression: oneOf('subject_kind', SUBJECTS) },
    { name: 'deliveries_status', expression: oneOf('status', STATUSES) },
    { name: 'deliveries_finish', expression: `(finished_at IS NULL) = (status = 'waiting')` },
  ],
});
