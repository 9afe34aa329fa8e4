import type { FastifyInstance } from 'fastify';

/**
 * The empty page that a mail is shown in: `/mail-frame`, and `/mail-frame?images` once the reader asked for the images from
 * elsewhere. A frame with `srcdoc` would be bound by the console's own policy; this one has a policy of its own: it runs
 * nothing, sends nothing, and may be styled as mails are.
 */
export function serveMailFrame(fastify: FastifyInstance): void {
  fastify.get('/mail-frame', async (request, reply) => {
    const images = Object.hasOwn(request.query as object, 'images');
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'public, max-age=86400',
        'content-security-policy': policy(images),
        'x-frame-options': 'SAMEORIGIN',
      })
      .send('<!doctype html><html><head><meta charset="utf-8"><title></title></head><body></body></html>');
  });
}

/** The console fills and measures the page, hence its own origin; there is no `allow-scripts`. */
const sandbox = 'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox';

function policy(images: boolean): string {
  return [
    sandbox,
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src 'self' data:${images ? ' https: http:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}
