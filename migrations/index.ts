import { CreateState1763769600000 } from './1763769600000-create-state';
import { AdmitCalendars1763856000000 } from './1763856000000-admit-calendars';
import { AdmitScorecards1763942400000 } from './1763942400000-admit-scorecards';
import { AdmitAlerts1764028800000 } from './1764028800000-admit-alerts';
import { KeepTheContract1764115200000 } from './1764115200000-keep-the-contract';
import { KeepRowScopes1764201600000 } from './1764201600000-keep-row-scopes';
import { KeepWhoDidWhat1764201700000 } from './1764201700000-keep-who-did-what';
import { KeepUploads1764201800000 } from './1764201800000-keep-uploads';
import { KeepConnectionReadings1764202100000 } from './1764202100000-keep-connection-readings';

/** All migrations of the state database, oldest first. One that was released is never changed. */
export const migrations = [
  CreateState1763769600000,
  AdmitCalendars1763856000000,
  AdmitScorecards1763942400000,
  AdmitAlerts1764028800000,
  KeepTheContract1764115200000,
  KeepRowScopes1764201600000,
  KeepWhoDidWhat1764201700000,
  KeepUploads1764201800000,
  KeepConnectionReadings1764202100000,
] as const;
