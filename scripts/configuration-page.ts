// Writes docs/configuration.md from the list of settings; a test holds the two together.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { configurationTable } from '../apps/server/src/platform/config-variables.ts';

const page = `# Settings

Kontor reads its settings from environment variables, once, at start. It refuses to start when one is wrong, or
is written almost like one of these, and names it. An empty variable counts as not set.

<!-- prettier-ignore -->
${configurationTable()}

- \`npm start\` and \`npm run demo\` need none of them.
- One process with \`DATABASE_URL\` keeps its key in \`DATA_DIR\`; several processes are each given the same
  \`DATABASE_URL\`, \`SECRET_KEY\` and \`DATA_DIR\`.
- A changed \`SECRET_KEY\` is noticed at start, before anything is read with the wrong one.
- Node's own variables work as usual, among them \`NODE_EXTRA_CA_CERTS\` for a certificate authority of your own.
`;

writeFileSync(resolve(import.meta.dirname, '../docs/configuration.md'), page);
