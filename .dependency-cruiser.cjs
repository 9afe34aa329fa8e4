/**
 * Which part may know which: the list of ARCHITECTURE.md. `npm run check` holds it; scripts/edges.test.ts shows that a
 * violation of each rule is caught.
 */
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });
const tests = '(\\.test\\.ts$|/test/|/bench/)';
const own = (folder) => `^${folder}/`;

module.exports = {
  forbidden: [
    forbid(
      'domain-knows-nothing',
      'libs/domain is pure rules, in the browser too: nothing but a Temporal polyfill.',
      { path: own('libs/domain'), pathNot: tests },
      { pathNot: [own('libs/domain'), 'node_modules/temporal-polyfill'] },
    ),
    forbid(
      'contracts-know-domain',
      'libs/contracts declares shapes: domain and zod.',
      { path: own('libs/contracts'), pathNot: tests },
      { pathNot: [own('libs/(contracts|domain)'), 'node_modules/zod'] },
    ),
    forbid(
      'channel-kit-knows-domain',
      'libs/channel-kit is the contract with adapters: domain and what a test suite needs.',
      { path: own('libs/channel-kit'), pathNot: tests },
      { pathNot: [own('libs/(channel-kit|domain)'), 'node_modules/(zod|vitest)', '^node:', '^[a-z/]+$'] },
    ),
    forbid(
      'ui-knows-vue',
      'libs/ui draws: no server, no data.',
      { path: own('libs/ui'), pathNot: tests },
      { path: ['^apps', '^channel-adapters', '^libs/(contracts|channel-kit)'] },
    ),
    forbid(
      'adapter-knows-channel-kit',
      'An adapter knows its provider and libs/channel-kit, nothing of Kontor.',
      { path: '^channel-adapters/([^/]+)/', pathNot: tests },
      {
        path: ['^apps', '^libs', '^channel-adapters'],
        pathNot: ['^libs/channel-kit/', '^channel-adapters/$1/'],
      },
    ),
    forbid(
      'browser-never-sees-server',
      'What runs in a browser knows domain, contracts and ui.',
      { path: '^apps/(console|widget)/', pathNot: tests },
      { path: ['^apps/server', '^apps/playground', '^channel-adapters', '^libs/channel-kit'] },
    ),
    forbid(
      'playground-stands-outside',
      'The playground is the providers and the customers: it meets Kontor over their protocols only.',
      { path: own('apps/playground'), pathNot: tests },
      {
        path: ['^apps/(server|console|widget)', '^channel-adapters', '^libs/(contracts|channel-kit|domain)'],
      },
    ),
    forbid(
      'one-place-names-adapters',
      'Only channels.ts of the server names adapters.',
      { path: own('apps/server/src'), pathNot: ['^apps/server/src/channels/channels\\.ts$', tests] },
      { path: '^channel-adapters/' },
    ),
    forbid(
      'server-knows-no-app',
      'The server serves what the other apps have built; it imports none.',
      { path: own('apps/server/src'), pathNot: tests },
      { path: '^apps/(console|widget|playground)' },
    ),
    forbid(
      'platform-knows-no-feature',
      'platform is what the features stand on.',
      { path: own('apps/server/src/platform'), pathNot: tests },
      { path: own('apps/server/src'), pathNot: own('apps/server/src/platform') },
    ),
    forbid(
      'libs-know-no-app',
      'Libraries are below the apps.',
      { path: '^(libs|channel-adapters)/', pathNot: tests },
      { path: '^(apps|scripts)/' },
    ),
    forbid(
      'scripts-know-platform',
      'Scripts use the ground of the server, not its features: those are decorated and need a build.',
      { path: '^scripts/', pathNot: tests },
      { path: '^apps/', pathNot: '^apps/server/(src/platform|src/search/rebuilding|bench|test/campaigns)' },
    ),
    forbid(
      'no-tests-in-products',
      'What ships imports no test.',
      { path: '^(apps|libs|channel-adapters)/[^/]+/src/', pathNot: tests },
      { path: ['\\.test\\.ts$', '/test/'], pathNot: 'node_modules' },
    ),
    forbid(
      'no-circles',
      'Two modules that import each other are one; types may look back.',
      { path: '^(apps|libs|channel-adapters|scripts)/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'everything-is-found',
      'An import that leads nowhere, or to a package nobody declared.',
      { path: '^(apps|libs|channel-adapters|scripts)/' },
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['/dist/', '^node_modules/\\.cache'] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.vue', '.css', '.json'],
    },
  },
};
