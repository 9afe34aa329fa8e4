/**
 * Folders of the server against each other. A run of its own, without tests: a folder is judged by what it ships, and tests
 * may know everything.
 */
const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'features-form-no-circles',
      severity: 'error',
      comment: 'Features of the server stand in one order: the one a message travels.',
      scope: 'folder',
      from: { path: '^apps/server/src/[^/]+$' },
      to: { path: '^apps/server/src/[^/]+$', circular: true },
    },
  ],
  options: {
    ...options,
    exclude: { path: [...options.exclude.path, '\\.test\\.ts$', '/test/', '/bench/'] },
  },
};
