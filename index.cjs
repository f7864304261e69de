// The package for `require` and `import` alike.
const { existsSync, realpathSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');
const checkNode = require('./bin/check-node.cjs');

checkNode();

// Jest runs tests in a context of its own whose module system knows no ES modules; the main context's loader, which Node
// offers for this, loads the package as any other program would.
const isMainContext = vm.runInThisContext('globalThis') === globalThis;
const load = isMainContext
  ? (address) => import(address)
  : vm.runInThisContext('(address) => import(address)', {
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
// Node strips types outside node_modules only, so a linked project is loaded from where it really is.
const folder = realpathSync(__dirname);
const written = join(folder, 'src/index.ts');
const built = join(folder, 'dist/src/index.js');
const address = pathToFileURL(existsSync(written) ? written : built).href;

exports.startMocks = async (options) => (await load(address)).startMocks(options);
exports.startGateway = async (options) => (await load(address)).startGateway(options);
