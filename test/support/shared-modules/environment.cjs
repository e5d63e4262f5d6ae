const { AsyncLocalStorage } = require('node:async_hooks');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Stores that follow promises. jest opens one for each spec and leaves it open: all promises of later specs would carry it along. */
const open = new Set();
const { _enable: enable } = AsyncLocalStorage.prototype;
if (enable !== undefined) {
  AsyncLocalStorage.prototype._enable = function note() {
    open.add(this);
    return enable.call(this);
  };
}

/** Where jest keeps who hears of each test: those of earlier specs would hear of all later ones, too. */
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');

/**
 * The global scope of the process itself: what a spec imports was loaded there. A context of its own for each spec would make
 * every use of `Math` or `Array` in it a call into the host.
 */
module.exports = class SharedEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.console = globalThis.console;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    for (const store of open) store.disable();
    open.clear();
    delete globalThis[EVENT_HANDLERS];
    globalThis.console = this.console;
  }
};
