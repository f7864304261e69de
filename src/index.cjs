// The package for `require`. Jest runs tests in a context of its own whose module system knows no ES modules; the main
// context's loader, which Node offers for this, loads the package as any other program would.
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');

const load = vm.runInThisContext('(address) => import(address)', {
  importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
const address = pathToFileURL(join(__dirname, 'index.js')).href;

exports.startMocks = async (options) => (await load(address)).startMocks(options);
exports.startGateway = async (options) => (await load(address)).startGateway(options);
