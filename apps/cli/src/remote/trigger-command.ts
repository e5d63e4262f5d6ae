import { Command } from 'commander';
import { callApi, withServer, type ServerOptions } from './api-client';

/** `formulary trigger <schedule> [interval]`: computes one interval of a schedule now. */
export function triggerCommand(): Command {
  const command = new Command('trigger')
    .description('compute one interval of a schedule now, on behalf of who saved the schedule')
    .argument('<schedule>')
    .argument('[interval]', 'such as 2017-03; the newest closed one when absent');
  return withServer(command).action(async (schedule: string, interval: string | undefined, options: ServerOptions) => {
    const path = `/v1/schedules/${encodeURIComponent(schedule)}/trigger`;
    const response = await callApi(options, { method: 'POST', path, body: interval === undefined ? {} : { interval } });
    const { id } = (await response.json()) as { readonly id: string };
    console.log(`run ${id} started`);
  });
}
