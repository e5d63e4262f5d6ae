import type { Diagnostic } from '@core/diagnostics';
import type { AlertDefinition } from '../types/alert';
import { checkName } from './check-name';
import { checkRecipient } from './check-recipient';

/** Whether an alert's name may stand, and those whom it tells can be reached. */
export function checkAlert({ name, notify = [] }: AlertDefinition): readonly Diagnostic[] {
  return [
    ...checkName(name, '/name'),
    ...notify.flatMap((recipient, index) => checkRecipient(recipient, `/notify/${index}`)),
  ];
}
