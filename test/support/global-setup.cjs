/** Before all specs of a run that cross libs: a place to ask for servers (`test-databases.ts`), which costs nothing until asked. */
module.exports = async () => {
  require('./typescript.cjs');
  const { TestServers } = require('./test-servers.ts');
  const servers = new TestServers();
  process.env['FORMULARY_TEST_SERVERS'] = await servers.open();
  globalThis.formularyTestServers = servers;
};
