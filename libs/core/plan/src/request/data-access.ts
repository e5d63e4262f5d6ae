import type { AttributeValue } from '@core/definition';

/** On whose behalf rows are read: the `access` rules of datasets go by it. */
export interface DataAccess {
  readonly roles: readonly string[];
  /** What `user.name` stands for in the conditions of those rules. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}
