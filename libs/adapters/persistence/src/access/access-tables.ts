import type { ApiKey, Role } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { instant, json, optional, primary, text } from '../columns';

const ROLES = ['admin', 'author', 'analyst', 'scheduler', 'viewer'] satisfies readonly Role[];

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  /** SHA-256 of the key; the key itself is nowhere. */
  readonly hash: string;
  readonly roles: readonly Role[];
  readonly attributes: ApiKey['attributes'];
  readonly created_at: Date;
  readonly created_by: string;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

export const apiKeys = new EntitySchema<ApiKeyRow>({
  name: 'api_keys',
  columns: {
    id: primary(text),
    name: text,
    prefix: text,
    hash: text,
    roles: { type: 'text', array: true },
    attributes: json,
    created_at: instant,
    created_by: text,
    expires_at: optional(instant),
    last_used_at: optional(instant),
    revoked_at: optional(instant),
  },
  indices: [{ name: 'api_keys_hash', columns: ['hash'], unique: true }],
  checks: [{ name: 'api_keys_roles', expression: `roles <@ ARRAY[${ROLES.map((role) => `'${role}'`).join(', ')}]` }],
});

export interface AuditEntryRow {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly request_id: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export const auditEntries = new EntitySchema<AuditEntryRow>({
  name: 'audit_entries',
  columns: {
    id: primary(text),
    at: instant,
    actor: text,
    action: text,
    subject: text,
    request_id: optional(text),
    details: json,
  },
  indices: [{ name: 'audit_entries_by_time', columns: ['at', 'id'] }],
});
