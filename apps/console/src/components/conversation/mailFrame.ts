import DOMPurify from 'dompurify';

/**
 * A mail's HTML, made harmless a second time (the server did it first), as a document for a frame that may not run scripts.
 * Three walls, each enough by itself: no script survives here, the frame's sandbox runs none, its own policy loads nothing
 * but images, and those from elsewhere only when the reader asked for them.
 */
export interface MailFrameOptions {
  showRemoteImages: boolean;
  /** The mail's own colours are dropped, so that it reads in the dark theme. */
  adapt: boolean;
  ink: string;
  linkColor: string;
  paper: string;
}

const forbidden = [
  'style',
  'script',
  'iframe',
  'object',
  'embed',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'link',
  'meta',
  'base',
  'svg',
  'math',
  'audio',
  'video',
  'source',
  'track',
  'template',
  'dialog',
];

export function mailDocument(html: string, options: MailFrameOptions): string {
  const purify = DOMPurify();
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.tagName === 'A') {
      if (!/^(https?:|mailto:|tel:)/i.test(node.getAttribute('href') ?? '')) node.removeAttribute('href');
      node.setAttribute('target', '_blank');
      node.setAttribute('rel', 'noopener noreferrer nofollow');
    }
    if (node.tagName === 'IMG') image(node, options.showRemoteImages);
    if (options.adapt) withoutColours(node);
  });
  const body = purify.sanitize(html, {
    FORBID_TAGS: forbidden,
    FORBID_ATTR: [
      'srcset',
      'ping',
      'formaction',
      'background',
      'action',
      'autofocus',
      'usemap',
      'name',
      'id',
    ],
    ALLOW_DATA_ATTR: false,
    ADD_ATTR: ['target', 'data-kontor-src'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/|\/files\/|#)/i,
  });
  const images = options.showRemoteImages ? "'self' data: https: http:" : "'self' data:";
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src ${images}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>${frameStyle(options)}</style></head><body>${body}</body></html>`;
}

function image(node: Element, showRemote: boolean): void {
  const held = node.getAttribute('data-kontor-src');
  node.removeAttribute('data-kontor-src');
  const source = node.getAttribute('src') ?? '';
  if (showRemote && held && /^https?:/i.test(held)) node.setAttribute('src', held);
  else if (source && !/^(data:image\/|\/files\/)/i.test(source)) node.removeAttribute('src');
  node.setAttribute('loading', 'lazy');
  node.setAttribute('referrerpolicy', 'no-referrer');
}

function withoutColours(node: Element): void {
  for (const name of ['bgcolor', 'color', 'text', 'link', 'vlink', 'alink']) node.removeAttribute(name);
  const style = node.getAttribute('style');
  if (style)
    node.setAttribute(
      'style',
      style.replace(/(^|;)\s*(background(-[a-z]+)?|color|border-color)\s*:[^;]*/gi, '$1'),
    );
}

function frameStyle({ ink, linkColor, paper }: MailFrameOptions): string {
  return `html{background:${paper};color:${ink};font:400 13px/1.5 Inter,system-ui,sans-serif;color-scheme:only light}body{margin:0;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}a{color:${linkColor}}blockquote{margin:0 0 0 2px;padding-left:10px;border-left:2px solid currentColor}p:first-child{margin-top:0}p:last-child{margin-bottom:0}`;
}

/** Whether the mail paints itself: then it is shown on paper in the dark theme. */
export function bringsColours(html: string): boolean {
  return /bgcolor\s*=|background(-color)?\s*:|[^-]color\s*:|<font[^>]+color/i.test(html);
}
