import { entry } from './entry';

/** Findings about what an alert watches. */
export const alertDefinitionCodes = {
  'alert.other_metric': entry<{
    metric: string;
    schedule: string;
    computed: readonly string[];
    nearest?: string | undefined;
  }>({
    status: 422,
    message: ({ metric, schedule }) => `schedule ${schedule} does not compute ${metric}`,
    hint: ({ nearest, computed }) =>
      nearest === undefined ? `it computes ${computed.join(', ')}` : `did you mean "${nearest}"?`,
  }),
  'alert.unscheduled_metric': entry<{ metric: string }>({
    status: 422,
    message: ({ metric }) => `no schedule computes ${metric}, so no values are stored that could be judged`,
    hint: () => 'add it to the metrics of a schedule',
  }),
  'alert.several_schedules': entry<{ metric: string; schedules: readonly string[] }>({
    status: 422,
    message: ({ metric, schedules }) => `${metric} is computed by several schedules: ${schedules.join(', ')}`,
    hint: ({ schedules }) => `say whose values are meant, as in schedule: ${schedules[0]}`,
  }),
  'alert.not_a_number': entry<{ metric: string; type: string }>({
    status: 422,
    message: ({ metric, type }) => `${metric} is of type ${type}, and alerts judge numbers`,
  }),
  'alert.no_target': entry<{ metric: string; name: string }>({
    status: 422,
    message: ({ metric, name }) => `${metric} has no target, so ${name} never has a value`,
    hint: () => 'give the metric a target, or compare with a number',
  }),
};
