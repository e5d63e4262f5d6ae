import { CreateState1763769600000 } from './1763769600000-create-state';

/** All migrations of the state database, oldest first. One that was released is never changed. */
export const migrations = [CreateState1763769600000] as const;
