/** Roles that rules name; an admin sees every row and field. */
export type AccessRole = 'author' | 'analyst' | 'scheduler' | 'viewer';

/**
 * What callers with one of some roles see of a dataset. A caller sees the rows of every rule that names a role of theirs, and is
 * refused where none does.
 */
export interface AccessRuleDefinition {
  readonly roles: readonly AccessRole[];
  /** A condition on each row, in which `user.region` is an attribute of the caller; absent: all rows. */
  readonly where?: string;
  /** Fields that nobody reads by this rule; one is hidden from a caller where each of their rules hides it. */
  readonly hidden?: readonly string[];
}
