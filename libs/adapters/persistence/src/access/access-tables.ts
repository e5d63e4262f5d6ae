import { roleNames, type ApiKey, type Role } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { instant, json, optional, primary, text } from '../columns';

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly roles: readonly Role[];
  readonly attributes: ApiKey['attributes'];
  readonly created_at: Date;
  readonly created_by: string;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly rotated_at: Date | null;
  readonly revoked_at: Date | null;
}

export const apiKeys = new EntitySchema<ApiKeyRow>({
  name: 'api_keys',
  columns: {
    id: primary(text),
    name: text,
    description: optional(text),
    roles: { type: 'text', array: true },
    attributes: json,
    created_at: instant,
    created_by: text,
    expires_at: optional(instant),
    last_used_at: optional(instant),
    rotated_at: optional(instant),
    revoked_at: optional(instant),
  },
  indices: [{ name: 'api_keys_by_time', columns: ['created_at', 'id'] }],
  checks: [
    { name: 'api_keys_roles', expression: `roles <@ ARRAY[${roleNames.map((role) => `'${role}'`).join(', ')}]` },
  ],
});

/** One secret of a key; those that were replaced stay, so that they are known as such. */
export interface ApiKeySecretRow {
  /** SHA-256; the secret itself is nowhere. */
  readonly hash: string;
  readonly api_key: string;
  readonly prefix: string;
  readonly created_at: Date;
  /** When the secret that was replaced ends; the newest of a key has none. */
  readonly good_until: Date | null;
}

export const apiKeySecrets = new EntitySchema<ApiKeySecretRow>({
  name: 'api_key_secrets',
  columns: {
    hash: primary(text),
    api_key: text,
    prefix: text,
    created_at: instant,
    good_until: optional(instant),
  },
  foreignKeys: [
    { name: 'api_key_secrets_key', target: 'api_keys', columnNames: ['api_key'], referencedColumnNames: ['id'] },
  ],
  indices: [
    { name: 'api_key_secrets_newest', columns: ['api_key'], unique: true, where: 'good_until IS NULL' },
    { name: 'api_key_secrets_of_key', columns: ['api_key', 'good_until'] },
  ],
});

export interface AuditEntryRow {
  readonly id: string;
  readonly at: Date;
  readonly actor_id: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly request_id: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A trigger refuses to change or take away rows. */
export const auditEntries = new EntitySchema<AuditEntryRow>({
  name: 'audit_entries',
  columns: {
    id: primary(text),
    at: instant,
    actor_id: text,
    actor: text,
    action: text,
    subject: text,
    request_id: optional(text),
    details: json,
  },
  indices: [
    { name: 'audit_entries_by_time', columns: ['at', 'id'] },
    { name: 'audit_entries_by_subject', columns: ['subject', 'at', 'id'] },
    { name: 'audit_entries_by_actor', columns: ['actor_id', 'at', 'id'] },
  ],
});
