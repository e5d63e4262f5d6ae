import type { Caller } from '../access/caller';
import { refuseUnseen, type RowScope } from '../access/row-scope';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { ReadDefinitions } from '../definitions/read-definitions';
import type { AlertEvent, AlertStanding, AlertStore } from '../ports/alert-store';
import type { Page, PageOf } from '../ports/page';

/** How alerts stand, and what happened to them. Both tell of values, and are for those who may read what these were made of. */
export class ReadAlerts {
  constructor(
    private readonly definitions: ReadDefinitions,
    private readonly current: CurrentCatalog,
    private readonly alerts: AlertStore,
  ) {}

  /** Throws `definition.not_found`, `access.snapshot_withheld`. */
  async standing(name: string, caller: Caller): Promise<AlertStanding> {
    await this.definitions.versions('alert', name);
    const standing = await this.alerts.standing(name);
    await this.check(`the standing of ${name}`, [standing], caller);
    return standing;
  }

  /** Newest first; those of an alert that was removed stay. Throws `definition.not_found`, `access.snapshot_withheld`. */
  async events(name: string, page: Page, caller: Caller): Promise<PageOf<AlertEvent>> {
    await this.definitions.versions('alert', name);
    const events = await this.alerts.events(name, page);
    await this.check(`an event of ${name}`, events.items, caller);
    return events;
  }

  private async check(
    what: string,
    told: readonly { readonly scope?: RowScope; readonly schedule?: string }[],
    caller: Caller,
  ): Promise<void> {
    const { catalog } = await this.current.read();
    for (const { scope, schedule } of told) {
      if (scope === undefined) continue;
      refuseUnseen({ what, ...(schedule !== undefined && { schedule }) }, scope, caller, catalog);
    }
  }
}
