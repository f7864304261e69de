// Ends an attempt on an old Node.js in one sentence. Later files need modules that an old Node.js does not have, so this
// one is loaded first and written in syntax that every Node.js reads.
'use strict';

const { engines } = require('../package.json');

/** @throws Error when this Node.js is older than the package needs */
module.exports = function checkNode() {
  const least = Number(/\d+/.exec(engines.node)[0]);
  if (Number(process.versions.node.split('.')[0]) >= least) return;
  throw new Error(
    `Liên Thông needs Node.js ${least} or newer and this is ${process.versions.node}: ` +
      'install a newer one, or add it to your project from npm as the README of lienthong says.',
  );
};
