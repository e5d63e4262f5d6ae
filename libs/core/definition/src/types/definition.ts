import type { Place, Span } from '@core/diagnostics';
import type { AlertDefinition } from './alert';
import type { CalendarDefinition } from './calendar';
import type { DatasetDefinition } from './dataset';
import type { MetricAliasDefinition, MetricDefinition } from './metric';
import type { ScheduleDefinition } from './schedule';
import type { ScorecardDefinition } from './scorecard';

/** The documents as the schemas allow them: keys and shapes exactly as written in YAML or JSON. */
export type Definition =
  | DatasetDefinition
  | MetricDefinition
  | MetricAliasDefinition
  | CalendarDefinition
  | ScorecardDefinition
  | ScheduleDefinition
  | AlertDefinition;
export type DefinitionKind = Definition['kind'];

/** A definition that passed its schema, with what is needed to speak about its text. */
export interface ParsedDefinition<D extends Definition = Definition> {
  readonly definition: D;
  /** SHA-256 (hex) of the canonical JSON: equal content has an equal hash, whatever its layout. */
  readonly hash: string;
  readonly positions: PositionIndex;
}

/** Finds places in the source file. */
export interface PositionIndex {
  readonly file?: string;
  /**
   * The place of the value at a JSON pointer, of a span inside the text there, or of the key that holds it. Where the
   * pointer leads to nothing, the place of what lacks it; undefined where the document came without text (a JSON body
   * that was parsed by the server).
   */
  locate(path: string, part?: Span | 'key'): Place | undefined;
}
