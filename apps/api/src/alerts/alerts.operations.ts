import { crmAlert } from '../openapi/crm-examples';
import { describeLine } from '../openapi/line-operations';

export const alertLine = describeLine('alert', {
  example: crmAlert,
  saving:
    'Saves and puts it in force in one step. It is judged whenever its schedule stores an interval; what happened stays in its log.',
});
