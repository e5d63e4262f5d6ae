import { openRunQueue } from '@adapters/queue';
import { RedisServer } from './redis-server';
async function main() {
  const redis = await RedisServer.start();
  const o = { database_url: 'postgresql://127.0.0.1:1/x', redis_url: redis.url };
  for (const mode of ['kill', 'freeze']) {
    const begin = async () => (mode === 'kill' ? redis.kill() : redis.freeze());
    const end = async () => (mode === 'kill' ? redis.restart() : redis.thaw());
    if (!process.argv.includes('ends-only')) {
    const [p, c] = [await openRunQueue(o), await openRunQueue(o)];
    await c.process(async () => {}, { concurrency: 2 });
    await p.enqueue({ run_id: 'b', attempt: 0 });
    await begin();
    await Promise.all([p.enqueue({ run_id: 'l', attempt: 0 }), p.ping(), p.counts()].map((w) => w.catch(() => {})));
    await end();
    for (;;) { try { await p.enqueue({ run_id: 'a', attempt: 0 }); break; } catch { await new Promise((r) => setTimeout(r, 50)); } }
    const s = Date.now(); await Promise.all([p.close(), c.close()]); console.log('works closed', Date.now() - s);
    }
    const q = await openRunQueue(o); await q.process(async () => {}, { concurrency: 1 });
    await begin();
    const s = Date.now(); await q.close(); console.log(mode, 'closed', Date.now() - s);
    await end();
  }
  await redis.stop();
  for (let i = 0; i < 4; i++) { await new Promise((r) => setTimeout(r, 1500)); console.log((process as any)._getActiveHandles().map((h: any) => h.constructor.name + (h.remotePort ?? '') + (h.spawnargs ?? '')).join(' '), process.getActiveResourcesInfo().join(' ')); }
}
main();
