import { entry } from './entry';

/** Findings about aggregates over the rows that are related to a row. */
export const formulaRelatedCodes = {
  'formula.not_related': entry<{ dataset: string; outer: string }>({
    status: 422,
    message: ({ dataset, outer }) => `rows of ${dataset} are not related to a row of ${outer}`,
    hint: () => 'they are where one dataset has a relationship to the other, or both lead to a third one',
  }),
  'formula.related_tie': entry<{ dataset: string; outer: string; ways: readonly string[] }>({
    status: 422,
    message: ({ dataset, outer, ways }) =>
      `rows of ${dataset} are related to a row of ${outer} in several ways: ${ways.join(' or ')}`,
    hint: ({ ways }) => `put the one that is meant among the conditions, as in .where(${ways[0] ?? ''} and …)`,
  }),
  'formula.related_row_unknown': entry<{ name: string }>({
    status: 422,
    message: ({ name }) => `${name} is asked on rows of several datasets, or of none`,
    hint: () => 'put the condition after aggregates over one dataset, or over such as lead to that of the definition',
  }),
  'formula.related_modifier': entry<{ modifier: string; instead?: string | undefined }>({
    status: 422,
    message: ({ modifier }) => `.${modifier}(…) does not follow an aggregate over related rows, which sees all of time`,
    hint: ({ instead }) => instead ?? 'it takes .where(…), .at(start), .at(end) and .during()',
  }),
};
