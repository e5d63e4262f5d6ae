import type { ParameterValue } from '@core/definition';
import type { Catalog, FieldReference, ParameterReference } from '@core/formula';
import type { Window } from '../time/window';

/** What the names in a row-level expression mean while it is lowered for one frame. */
export interface RowScope {
  readonly catalog: Catalog;
  /** The dataset whose rows are at hand; fields of another one are reached from here, or are not. */
  readonly home: string;
  /** Relationships from the frame's dataset to `home`. */
  readonly prefix: readonly string[];
  readonly parameter: (reference: ParameterReference) => ParameterValue;
  /** The window in force, for `period.start` and `period.end`. */
  readonly window: () => Window;
  /** ISO 8601, UTC. */
  readonly as_of: string;
  /** Takes note of a field that cannot be reached; its place holds null. */
  readonly onUnreachable: (reference: FieldReference) => void;
}
