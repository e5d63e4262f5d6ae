import { createLogger } from './logger';

function record(level: 'debug' | 'info'): {
  readonly lines: () => readonly Record<string, unknown>[];
  readonly logger: ReturnType<typeof createLogger>;
} {
  const written: string[] = [];
  const logger = createLogger({ level, service: 'api' }, { write: (line) => void written.push(line) });
  return { logger, lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('createLogger', () => {
  it('writes the request and run of a child into each of its lines', () => {
    const { logger, lines } = record('info');
    logger.child({ request_id: 'r-1', run_id: 'run-1' }).info('accepted');
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        service: 'api',
        request_id: 'r-1',
        run_id: 'run-1',
        message: 'accepted',
      },
    ]);
  });

  it('leaves out what is below its level', () => {
    const { logger, lines } = record('info');
    logger.debug('detail');
    expect(lines()).toEqual([]);
  });

  it('blots out secrets wherever they usually stand', () => {
    const { logger, lines } = record('debug');
    logger.info(
      {
        req: { headers: { authorization: 'Bearer fml_x' } },
        config: { database_url: 'postgresql://u:hunter2@h/d' },
        password: 'hunter2',
      },
      'start',
    );
    expect(JSON.stringify(lines())).not.toMatch(/hunter2|fml_x/);
  });

  it('tells the cause of an error', () => {
    const { logger, lines } = record('info');
    logger.error(new Error('outer', { cause: new Error('inner') }), 'failed');
    expect(JSON.stringify(lines()[0])).toContain('inner');
  });
});
