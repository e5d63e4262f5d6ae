import { definitionKinds } from '@core/definition';
import type { Operation } from '../http/operation';
import { authors } from '../http/roles';
import { answer, json, ref } from '../openapi/answer';
import { crmDataset } from '../openapi/crm-examples';

const yaml = [
  'kind: metric',
  'name: crm_deals_won',
  'dataset: crm_opportunities',
  'formula: count().where(deal_stage == "Won")',
  'time: close_date',
  '',
].join('\n');

export const applyDefinitions: Operation = {
  id: 'applyDefinitions',
  tag: 'definitions',
  summary: 'Put a set of definition documents in force, all or none',
  description:
    'What changed is saved and published in one transaction, after all checks and tests. With `dry_run=true` nothing is changed and the plan is answered.',
  access: authors,
  query: { dry_run: { type: 'boolean', description: 'Answer the plan: create, update, unchanged, publish.' } },
  body: {
    ...json(
      {
        type: 'object',
        required: ['files'],
        additionalProperties: false,
        properties: {
          files: {
            type: 'array',
            minItems: 1,
            maxItems: 2000,
            items: {
              type: 'object',
              required: ['file', 'text'],
              additionalProperties: false,
              properties: {
                file: { type: 'string', minLength: 1, maxLength: 500, description: 'Named in findings.' },
                text: { type: 'string', description: 'One or several documents, YAML or JSON.' },
              },
            },
          },
        },
      },
      {
        files: [
          { file: 'crm/sales_teams.json', text: JSON.stringify(crmDataset) },
          { file: 'crm/metrics.yaml', text: yaml },
        ],
      },
    ),
    'application/yaml': { schema: { type: 'string', description: 'One or several documents.' }, example: yaml },
  },
  answers: {
    200: answer('What was done, or would be', ref('Application'), {
      definitions: [{ kind: 'metric', name: 'crm_deals_won', action: 'create', version: 1 }],
    }),
  },
};

export const readSchema: Operation = {
  id: 'readSchema',
  tag: 'definitions',
  summary: 'The JSON Schema of a kind of document',
  description: 'For editors: `# yaml-language-server: $schema=…/v1/schemas/metric`.',
  access: 'public',
  path: { kind: { enum: definitionKinds } },
  answers: {
    200: { description: 'The schema', content: { 'application/schema+json': { schema: { type: 'object' } } } },
  },
};
