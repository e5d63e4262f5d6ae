/** A text for people: one string, or one per language tag (`en`, `ru`, `zh-Hans`, `zh-Hant`). */
export type LocalizedText = string | Readonly<Record<string, string>>;

export type Grain = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

export type CellValue = number | string | boolean | null;

/** What is known of whoever asks, for the `access` rules of datasets; a list is for `in`. */
export type AttributeValue = string | number | boolean | readonly string[];

export type ParameterValue =
  | number
  | string
  | boolean
  | null
  | readonly (number | string)[]
  | Readonly<Record<string, number>>
  | PeriodValue
  | readonly BinValue[];

/** A stretch of days, the end exclusive. */
export interface PeriodValue {
  readonly start: string;
  readonly end: string;
}

/** A named span of numbers: both ends belong to it, one that is absent or null is open. */
export interface BinValue {
  readonly label: string;
  readonly from?: number | null;
  readonly to?: number | null;
}

/** What a stored query selects and how it is broken down. */
export interface SelectionDefinition {
  readonly by?: readonly string[];
  /** Dimensions of `by` whose members are all listed. */
  readonly every?: readonly string[];
  readonly where?: string;
  readonly filters?: readonly string[];
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly calendar?: string;
}
