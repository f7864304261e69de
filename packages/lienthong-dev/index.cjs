/** The test kit. `lienthong` has the same functions; it loads them from this package. */
module.exports = require('lienthong');
