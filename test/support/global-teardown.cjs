/** After all specs of a run that cross libs: whatever was started is stopped. */
module.exports = async () => {
  await globalThis.formularyTestServers.close();
};
