import type { ReadDefinitions } from '../definitions/read-definitions';
import type { AlertEvent, AlertStanding, AlertStore } from '../ports/alert-store';
import type { Page, PageOf } from '../ports/definition-store';

/** How alerts stand, and what happened to them. */
export class ReadAlerts {
  constructor(
    private readonly definitions: ReadDefinitions,
    private readonly alerts: AlertStore,
  ) {}

  /** Throws `definition.not_found`. */
  async standing(name: string): Promise<AlertStanding> {
    await this.definitions.versions('alert', name);
    return this.alerts.standing(name);
  }

  /** Newest first; those of an alert that was removed stay. Throws `definition.not_found`. */
  async events(name: string, page: Page): Promise<PageOf<AlertEvent>> {
    await this.definitions.versions('alert', name);
    return this.alerts.events(name, page);
  }
}
