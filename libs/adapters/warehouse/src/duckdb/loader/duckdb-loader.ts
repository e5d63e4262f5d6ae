import type { LoadedTable } from '../load/load-table';
import type { DatabaseLimits } from '../database/create-database';
import type { DatasetLoader, LoadControl, LoadWork } from './dataset-loader';

/** Loads in this process, each time in an engine of its own. */
export class DuckDbLoader implements DatasetLoader {
  constructor(private readonly limits: DatabaseLimits = {}) {}

  load(_work: LoadWork, _control: LoadControl): Promise<LoadedTable> {
    return Promise.reject(new Error(`not there yet: ${JSON.stringify(this.limits)}`));
  }
}
