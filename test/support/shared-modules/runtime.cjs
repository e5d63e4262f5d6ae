/**
 * Specs share modules: a file is loaded once in a process, by node itself, instead of once for each spec that reaches it. Loading the
 * product and its packages anew took longer than what the unit specs do. It is sound as long as modules keep no state of their own.
 */
const Module = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** Where the transformed sources are in the cache of jest, by file: whichever spec loaded it, others name its lines too. */
const source_maps = new Map();
let current;

module.exports = class SharedModulesRuntime extends Runtime {
  constructor(...parts) {
    super(...parts);
    const { injectedModuleParameters } = this.executor;
    this.executor.compile = (code, filename) => {
      this.keepPositions(filename);
      return compileFunction(code, injectedModuleParameters, { filename });
    };
    current = this;
  }

  requireModuleOrMock(from, name) {
    return name.startsWith('@jest/') ? super.requireModuleOrMock(from, name) : Module.createRequire(from)(name);
  }

  getSourceMaps() {
    return source_maps;
  }

  /** Where a name such as `@core/plan` leads, as the configuration of jest says. */
  findAlias(name) {
    const [pattern, path] = this._config.moduleNameMapper.find(([regex]) => new RegExp(regex).test(name)) ?? [];
    return pattern === undefined ? undefined : name.replace(new RegExp(pattern), path);
  }

  /** JavaScript of a source file, from the cache of jest. */
  read(filename) {
    const code = this.transformCache.transform(filename);
    this.keepPositions(filename);
    return code;
  }

  keepPositions(filename) {
    const map = super.getSourceMaps().get(filename);
    if (map !== undefined) source_maps.set(filename, map);
  }
};

const resolve = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
  return resolve.call(this, current?.findAlias(request) ?? request, ...rest);
};

Module._extensions['.ts'] = (module, filename) => module._compile(current.read(filename), filename);
