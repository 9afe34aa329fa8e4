// Loaded before every script, in JavaScript that old versions can read: says what is missing instead of failing at
// the first line of TypeScript.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Kontor needs Node 22.18 or newer; this is ${process.versions.node}.\n` +
      'On Linux and Windows npm ci brings a newer one along (unless --omit=optional was given); ' +
      'elsewhere install one from https://nodejs.org.\n',
  );
  process.exit(1);
}
