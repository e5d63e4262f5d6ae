import { crmScorecard } from '../openapi/crm-examples';
import { describeLine } from '../openapi/line-operations';

export const scorecardLine = describeLine('scorecard', {
  example: crmScorecard,
  saving:
    'Saves and publishes in one step. `POST /v1/runs` with `scorecard` in place of `metrics` runs all of its metrics together; schedules name it alike.',
});
