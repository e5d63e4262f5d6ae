import { Injectable } from '@nestjs/common';
import type { DefinitionKind } from '@core/definition';
import {
  DeprecateVersion,
  ForeseeChange,
  PublishVersion,
  ReadDefinitions,
  RemoveDefinition,
  RollBackVersion,
  SaveDefinition,
  type PublishedVersion,
  type StoredVersion,
} from '@core/engine';
import { entityTag, matchedHash } from '../http/entity-tag';
import { preferredLanguages } from '../http/negotiate';
import { pageOf, type PageQuery } from '../http/page-query';
import { presentDiagnostic, presentWarnings } from '../http/present-diagnostic';
import type { Exchange } from '../http/request-context';
import { presentOutlook } from './present-outlook';
import { presentVersion, summarizeVersion } from './present-version';

/** One line of versions. */
export interface Line {
  readonly kind: DefinitionKind;
  readonly name: string;
}

type Answer = Readonly<Record<string, unknown>>;

/**
 * What all kinds of definitions answer alike: reading, saving, publishing and removing lines of versions. With `dry_run` in its query a
 * change is only told of.
 */
@Injectable()
export class DefinitionAnswers {
  constructor(
    private readonly definitions: ReadDefinitions,
    private readonly saveDefinition: SaveDefinition,
    private readonly publishVersion: PublishVersion,
    private readonly deprecateVersion: DeprecateVersion,
    private readonly removeDefinition: RemoveDefinition,
    private readonly rollBackVersion: RollBackVersion,
    private readonly foreseeChange: ForeseeChange,
  ) {}

  async list(kind: DefinitionKind, page: PageQuery, { request }: Exchange): Promise<Answer> {
    const { items, ...rest } = await this.definitions.list(kind, pageOf(page));
    const languages = preferredLanguages(request.headers['accept-language']);
    return { items: items.map((version) => summarizeVersion(version, languages)), ...rest };
  }

  async read({ kind, name }: Line, exchange: Exchange): Promise<Answer> {
    return show(await this.definitions.head(kind, name), exchange);
  }

  async versions({ kind, name }: Line, { request }: Exchange): Promise<Answer> {
    const languages = preferredLanguages(request.headers['accept-language']);
    return {
      items: (await this.definitions.versions(kind, name)).map((version) => summarizeVersion(version, languages)),
    };
  }

  async version({ kind, name }: Line, version: number, exchange: Exchange): Promise<Answer> {
    return show(await this.definitions.version(kind, name, version), exchange);
  }

  /** What differs between two versions. */
  async diff({ kind, name }: Line, a: number, b: number): Promise<Answer> {
    return { name, a, b, differences: await this.definitions.diff(kind, name, a, b) };
  }

  /** Saves a draft: 201, or 200 when nothing changed. What stands between it and publishing is told in `errors`. */
  async save({ kind, name }: Line, body: unknown, exchange: Exchange): Promise<Answer> {
    const { caller, reply } = exchange;
    if (isDryRun(exchange))
      return presentOutlook(await this.foreseeChange.ofDefinition({ kind, name, body, caller }), body);
    const if_match = matchedHash(exchange.request.headers['if-match']);
    const saved = await this.saveDefinition.execute({
      kind,
      name,
      body,
      caller,
      ...(if_match !== undefined && { if_match }),
    });
    void reply.status(saved.created ? 201 : 200);
    return {
      ...show(saved.version, exchange),
      errors: saved.findings.map((finding) => presentDiagnostic(finding, body)),
      ...presentWarnings(saved.warnings),
    };
  }

  /** Saves and publishes in one step, for what has no life as a draft; findings refuse it and leave a draft. */
  async define({ kind, name }: Line, body: unknown, exchange: Exchange): Promise<Answer> {
    const saved = await this.save({ kind, name }, body, exchange);
    if (isDryRun(exchange)) return saved;
    const published = await this.publish({ kind, name }, Number(saved['version']), exchange);
    return { ...published, ...('warnings' in saved && { warnings: saved['warnings'] }) };
  }

  async publish({ kind, name }: Line, version: number, exchange: Exchange): Promise<Answer> {
    const { definition } = await this.definitions.version(kind, name, version);
    exchange.request.document = definition;
    if (isDryRun(exchange)) return presentOutlook(await this.foreseeChange.ofVersion(kind, name, version), definition);
    return showPublished(await this.publishVersion.execute({ kind, name, version, caller: exchange.caller }), exchange);
  }

  /** Puts a version that was in force before in force again. */
  async rollBack({ kind, name }: Line, version: number, exchange: Exchange): Promise<Answer> {
    const { definition } = await this.rollBackVersion.find({ kind, name, version });
    exchange.request.document = definition;
    if (isDryRun(exchange)) return presentOutlook(await this.foreseeChange.ofVersion(kind, name, version), definition);
    return showPublished(
      await this.rollBackVersion.execute({ kind, name, version, caller: exchange.caller }),
      exchange,
    );
  }

  async deprecate({ kind, name }: Line, version: number, exchange: Exchange): Promise<Answer> {
    return show(await this.deprecateVersion.execute({ kind, name, version, caller: exchange.caller }), exchange);
  }

  async remove({ kind, name }: Line, exchange: Exchange): Promise<Answer | undefined> {
    if (!isDryRun(exchange)) {
      await this.removeDefinition.execute({ kind, name, caller: exchange.caller });
      return undefined;
    }
    void exchange.reply.status(200);
    const needed_by = await this.removeDefinition.foresee(kind, name);
    return { kind, name, would_succeed: needed_by.count === 0, needed_by };
  }
}

function isDryRun({ request }: Exchange): boolean {
  return (request.query as { readonly dry_run?: boolean }).dry_run === true;
}

function showPublished({ version, affects, warnings }: PublishedVersion, exchange: Exchange): Answer {
  return { ...show(version, exchange), affects, ...presentWarnings(warnings) };
}

function show(version: StoredVersion, { request, reply }: Exchange): Answer {
  void reply.header('etag', entityTag(version.hash));
  return presentVersion(version, preferredLanguages(request.headers['accept-language']));
}
