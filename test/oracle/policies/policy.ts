import type { Expr } from '../evaluator/formula';
import type { Cell } from '../evaluator/model';

/** A rule of access as it is generated; attributes stand in its condition as parameters. */
export interface Rule {
  readonly roles: readonly string[];
  readonly where?: Expr;
  readonly hidden?: readonly string[];
}

/** Who sees what of a world, and somebody who asks. */
export interface Policy {
  /** By dataset; one without rules is open. */
  readonly rules: Readonly<Record<string, readonly Rule[]>>;
  readonly roles: readonly string[];
  readonly attributes: Readonly<Record<string, Exclude<Cell, null> | readonly string[]>>;
}
