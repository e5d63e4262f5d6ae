import type { ApiOperation } from './api-operation';

export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What is wrong with an answer; undefined when it is one that the document allows. */
export function judgeAnswer({ statuses }: ApiOperation, { status, type, text }: ApiAnswer): string | undefined {
  if (status >= 500) return `it is ${status}`;
  if (status < 400) return statuses.has(status) || isElsewhere(status) ? undefined : `${status} is not described`;
  if (!type.startsWith('application/problem+json')) return `${status} has the type "${type}"`;
  const problem = readJson(text);
  if (problem === undefined) return `${status} holds no JSON`;
  const wrong = ['type', 'title', 'detail', 'code'].filter((name) => typeof problem[name] !== 'string');
  if (problem['status'] !== status) wrong.push('status');
  return wrong.length > 0 ? `the problem lacks ${wrong.join(', ')}: ${text.slice(0, 300)}` : undefined;
}

/** A wild part of a path leads to another route. */
function isElsewhere(status: number): boolean {
  return status === 200;
}

function readJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
