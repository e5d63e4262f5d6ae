import { supportCalendar } from '../openapi/crm-examples';
import { describeLine } from '../openapi/line-operations';

export const calendarLine = describeLine('calendar', {
  example: supportCalendar,
  saving:
    'Saves and publishes in one step. Metrics, schedules and runs name a calendar to have years, weeks and working hours of its own.',
});
