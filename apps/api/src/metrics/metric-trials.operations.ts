import { definitionSchemas } from '@core/definition';
import { runRequestSchema } from '@core/plan';
import type { Operation, Schema } from '../http/operation';
import { authors } from '../http/roles';
import { answer, json, ref } from '../openapi/answer';
import { crmMetric } from '../openapi/crm-examples';
import { runAnswers, runHeaders } from '../runs/runs.operations';

interface ObjectSchema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly $defs?: Schema;
}

const metric = definitionSchemas.metric as unknown as ObjectSchema;
const { metrics: _, ...query } = runRequestSchema.properties;

export const validateMetric: Operation = {
  id: 'validateMetric',
  tag: 'metrics',
  summary: 'Check a definition without saving it',
  access: authors,
  body: json({ type: 'object' }, { ...crmMetric, formula: 'count().where(deal_stag == "Won")' }),
  answers: {
    200: answer('All findings at once, each with its place', ref('Validation'), {
      valid: false,
      errors: [
        {
          code: 'formula.unknown_field',
          message: 'crm_opportunities has no field "deal_stag"',
          hint: 'did you mean "deal_stage"?',
          path: '/formula',
          line: 1,
          column: 15,
          end_column: 24,
        },
      ],
    }),
  },
};

export const previewMetric: Operation = {
  id: 'previewMetric',
  tag: 'metrics',
  summary: 'Run an unsaved definition on real data',
  access: authors,
  headers: runHeaders,
  body: json(
    {
      type: 'object',
      required: ['definition'],
      additionalProperties: false,
      properties: {
        definition: { type: 'object' },
        query: { type: 'object', additionalProperties: false, properties: query },
      },
    },
    { definition: crmMetric, query: { period: '2017' } },
  ),
  answers: runAnswers,
};

export const testMetric: Operation = {
  id: 'testMetric',
  tag: 'metrics',
  summary: "Run a metric's tests, or those in the body",
  description: "The rows of a test replace every dataset's data; datasets without rows are empty.",
  access: authors,
  body: json({
    type: 'object',
    additionalProperties: false,
    properties: { tests: metric.properties['tests'] },
    $defs: metric.$defs,
  }),
  is_body_optional: true,
  answers: {
    200: answer('How each test came out', ref('TestReport'), {
      passed: 1,
      failed: 0,
      results: [
        { metric: 'crm_win_rate', name: 'three of four closed deals won', passed: true, expected: 0.75, actual: 0.75 },
      ],
    }),
  },
};
