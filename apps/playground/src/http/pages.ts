import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Content } from './router.ts';

export type Pages = (pathname: string) => Promise<Content | undefined>;

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Nothing but what the build made; a mail's frame brings a policy of its own. */
const policy =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The built page: `dist/page` beside the built server, or the same folder when the source runs. */
const built = fileURLToPath(
  new URL(import.meta.url.endsWith('/dist/server.js') ? './page' : '../../dist/page', import.meta.url),
);

/** Serves the built page. Every place in `places` is the one page, which shows what belongs there. */
export function builtPages(places: string[], folder = built): Pages {
  return async (pathname) => {
    const file = places.includes(pathname) ? '/index.html' : normalize(pathname);
    const type = types[extname(file)];
    if (!type) return undefined;
    const body = await readFile(join(folder, file)).catch(() => undefined);
    if (body) return { type, body, headers: headersOf(file) };
    return file === '/index.html' ? notBuilt : undefined;
  };
}

const headersOf = (file: string) => ({
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'cache-control': file.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
});

const notBuilt: Content = {
  type: 'text/html; charset=utf-8',
  body: '<!doctype html><title>Playground</title><p>The page is not built yet: <code>npm run build -w @kontor/playground</code></p>',
};
