import { relative } from 'node:path';
import type { Config } from '../../apps/server/src/platform/config.ts';

const people = [
  ['admin', 'administrator'],
  ['tim', 'lead of Support and Returns'],
  ['lena', 'agent in Support'],
  ['mara', 'agent in Returns'],
  ['nora', 'marketer in Social'],
] as const;

export function demoIsReady(config: Config, url: string): string {
  const { port, smtp, imap } = config.playground;
  const mail = config.smtpListen;
  const logins = people.map(([name, does]) => `    ${`${name}@adler-kaffee.example`.padEnd(30)} ${does}`);
  return `
Kontor is ready: Adler Kaffee, a demo company.

  Console and API     ${url}
  Playground          http://127.0.0.1:${port}   be a customer: read and write mail
  Write to Kontor     SMTP ${mail?.host}:${mail?.port}   support@, info@, returns@, jobs@adler-kaffee.example
  Customers' mail     SMTP 127.0.0.1:${smtp}, IMAP 127.0.0.1:${imap}   any address, password "demo"

  Sign in with the password "demo":
${logins.join('\n')}

Its data lie in ${shown(config.dataDir)}. Ctrl-C stops it; npm run demo -- --fresh begins anew.`;
}

export function workspaceIsReady(config: Config, url: string, setupCode: string | undefined): string {
  const first = setupCode
    ? `\nOpen ${url}/setup and enter the one-time code ${setupCode} to become the administrator.\n`
    : '';
  return `
Kontor is ready: ${url}
${first}
Its data lie in ${shown(config.dataDir)}. Ctrl-C stops it.`;
}

const shown = (folder: string) => {
  const short = relative(process.cwd(), folder);
  return short && !short.startsWith('..') ? short : folder;
};
