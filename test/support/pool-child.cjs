/** A process of a pool that does what its work says; the pool's tests start it. */
const { serveWork } = require('../../dist/libs/adapters/sandbox/src');

const deeds = {
  echo: async ({ value }) => value,
  fail: async ({ message }) => {
    throw new Error(message);
  },
  hang: () => new Promise(() => undefined),
  spin: async () => {
    for (;;) Math.random();
  },
  crash: async () => process.kill(process.pid, 'SIGSEGV'),
  eat: async () => {
    const eaten = [];
    for (;;) {
      eaten.push(Buffer.alloc(8 * 2 ** 20, 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  /** Asks something twice as long as the deadline, and answers what was heard. */
  ask: async ({ question }, place) => {
    const heard = [];
    const answer = await place.ask(question, (news) => heard.push(news));
    return { answer, heard };
  },
  obey: (_, place) =>
    new Promise((_resolve, reject) => {
      place.report('begun');
      place.signal.addEventListener('abort', () => reject(new Error('as told')));
    }),
  pid: async () => process.pid,
  /** Says what no process of a pool says. */
  babble: async () => {
    process.send(null);
    await new Promise(() => undefined);
  },
  /** Answers, and answers again. */
  stammer: async () => {
    setTimeout(() => process.send({ kind: 'done', outcome: { ok: true, value: 'again' } }), 50);
    return process.pid;
  },
};

serveWork((work, place) => deeds[work.deed](work, place));
