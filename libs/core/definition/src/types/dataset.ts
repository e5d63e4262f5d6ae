import type { AccessRuleDefinition } from './access-rule';
import type { SourceDefinition } from './dataset-source';
import type { LocalizedText } from './shared';

/** A physical field type as written; `decimal(12,2)` keeps its digits. */
export type FieldTypeText =
  'text' | 'integer' | 'number' | `decimal(${number},${number})` | 'boolean' | 'date' | 'timestamp';

export interface FieldDefinition {
  readonly name: string;
  readonly type?: FieldTypeText;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  /** The physical column, where it is not called like the field. */
  readonly column?: string;
  readonly unit?: string;
  readonly values?: readonly string[];
  readonly ordered?: boolean;
  /** A row-level formula: the field is calculated, not stored. */
  readonly formula?: string;
}

export interface RelationshipDefinition {
  readonly name: string;
  readonly to: string;
  /** Own field → field of the other dataset's key. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The stretch `[from, to)` for which a row of an interval dataset holds; a null `from` is always, a null `to` for ever. In a
 * history of events (`until_next_per`) a row holds until the next one of the same keys.
 */
export type ValidityDefinition =
  | { readonly from: string; readonly to: string }
  | { readonly from: string; readonly until_next_per: readonly string[] };

export interface FreshnessDefinition {
  /** An aggregate over the dataset, a date or an instant: every row of the time before it is in. `max(loaded_at)`. */
  readonly complete_until: string;
}

export interface DatasetDefinition {
  readonly kind: 'dataset';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly source: SourceDefinition;
  readonly primary_key: readonly string[];
  readonly time?: string;
  readonly fields: readonly FieldDefinition[];
  readonly relationships?: readonly RelationshipDefinition[];
  /** Makes it an interval dataset: each row holds for a stretch of time. */
  readonly valid?: ValidityDefinition;
  readonly freshness?: FreshnessDefinition;
  readonly duplicates?: 'refuse' | 'keep_last';
  readonly on_bad_rows?: 'refuse' | 'skip';
  readonly assertions?: readonly string[];
  /** Who sees which rows and fields; absent: everybody who may run metrics sees all. */
  readonly access?: readonly AccessRuleDefinition[];
  readonly owner?: string;
  readonly tags?: readonly string[];
}
