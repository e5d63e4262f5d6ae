import type { AccessRole } from '../types/access-rule';
import type { JsonSchema } from './shared';

const roles = ['author', 'analyst', 'scheduler', 'viewer'] as const satisfies readonly AccessRole[];

const rule: JsonSchema = {
  title: 'Access rule',
  description: 'What callers with one of these roles see of the dataset.',
  type: 'object',
  properties: {
    roles: {
      description: 'Whom the rule is for. An admin needs none: admins see everything.',
      type: 'array',
      items: { enum: roles },
      minItems: 1,
      uniqueItems: true,
    },
    where: {
      description:
        'A condition on each row, which may look at other datasets; user.x is an attribute of the caller. Absent: all rows.',
      $ref: '#/$defs/formula',
      examples: ['agent.regional_office == user.region', 'region in user.regions', 'level <= user.clearance'],
    },
    hidden: {
      description: 'Fields that are not shown by this rule; hidden from a caller is what each of their rules hides.',
      type: 'array',
      items: { $ref: '#/$defs/name' },
      minItems: 1,
      uniqueItems: true,
      examples: [['close_value']],
    },
  },
  required: ['roles'],
  additionalProperties: false,
};

/** Rules about rows and fields of a dataset. */
export const access: JsonSchema = {
  description:
    'Who sees which rows and fields. Without it, everybody who may run metrics sees all; with it, a caller sees the rows of every rule that names a role of theirs, and is refused where none does.',
  type: 'array',
  items: rule,
  minItems: 1,
  examples: [
    [
      { roles: ['author'] },
      { roles: ['analyst', 'viewer'], where: 'agent.regional_office == user.region', hidden: ['close_value'] },
    ],
  ],
};
