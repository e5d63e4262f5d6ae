import { runRequestSchema } from '@core/plan';
import type { Operation, Schema } from '../http/operation';
import { analysts, authors } from '../http/roles';
import { awaited, json, ref, rowsAsText } from '../openapi/answer';
import { crmMetric } from '../openapi/crm-examples';
import { versionNumber } from '../openapi/line-operations';
import { runHeaders } from '../runs/runs.operations';

const { metrics: _, compare: __, order_by: ___, limit: ____, forecast: _____, ...asked } = runRequestSchema.properties;
const query: Schema = { type: 'object', additionalProperties: false, properties: asked };

const answers = awaited({
  description: 'The rows, in the form that `Accept` asks for',
  content: { ...json(ref('Result')), ...rowsAsText },
});

const description =
  'One run asks both the same question. Rows are those of either, by period and dimensions, with `old`, `new`, `difference` (new less old) and `change` (as a part of the old value; null where that is zero or none). `comparison` says how many rows are equal, changed, or have a value on one side alone, and which differ most. Doubles that part after twelve digits are equal.';

export const compareVersions: Operation = {
  id: 'compareMetricVersions',
  tag: 'metrics',
  summary: 'Set the numbers of two versions against each other',
  description: `${description} Drafts are compared by authors alone.`,
  access: [...authors, ...analysts],
  path: { a: versionNumber, b: versionNumber },
  headers: runHeaders,
  body: json(query, { period: '2017', grain: 'month' }),
  is_body_optional: true,
  answers,
};

export const compareUnsaved: Operation = {
  id: 'compareUnsavedMetric',
  tag: 'metrics',
  summary: 'Set the numbers of an unsaved definition against those of a version',
  description,
  access: authors,
  path: { a: versionNumber },
  headers: runHeaders,
  body: json(
    {
      type: 'object',
      required: ['definition'],
      additionalProperties: false,
      properties: { definition: { type: 'object' }, query },
    },
    { definition: crmMetric, query: { period: '2017', grain: 'month' } },
  ),
  answers,
};
