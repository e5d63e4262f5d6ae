/** What an answer says about a series of snapshots beside its values. */
export interface SeriesNotes {
  readonly intervals: {
    readonly total: number;
    readonly remarkable: readonly {
      readonly schedule: string;
      readonly period: string;
      readonly state: string;
      readonly missing: boolean;
      readonly partial: boolean;
      readonly restated: boolean;
      readonly reason?: string;
    }[];
  };
  readonly seams: readonly {
    readonly schedule: string;
    readonly period: string;
    readonly from_version: number;
    readonly to_version: number;
    readonly other_rows?: boolean;
  }[];
  readonly warnings: readonly { readonly message: string }[];
}

/** One line for each interval that is missing, partial or restated, for each seam and each warning; one when there is nothing at all. */
export function tellOfSeries({ intervals, seams, warnings }: SeriesNotes): readonly string[] {
  return [
    ...(intervals.total === 0 ? ['no schedule has an interval here'] : []),
    ...intervals.remarkable.map(({ schedule, period, state, missing, partial, restated, reason }) => {
      const what = [missing && `missing (${state})`, partial && 'partial', restated && 'restated'].filter(Boolean);
      return `${schedule} ${period}: ${what.join(', ')}${reason === undefined ? '' : `: ${reason}`}`;
    }),
    ...seams.flatMap(({ schedule, period, from_version, to_version, other_rows = false }) => [
      ...(from_version === to_version
        ? []
        : [`${schedule} ${period}: from here on version ${to_version}, before version ${from_version}`]),
      ...(other_rows ? [`${schedule} ${period}: from here on made of other rows than before`] : []),
    ]),
    ...warnings.map(({ message }) => `warning: ${message}`),
  ];
}
