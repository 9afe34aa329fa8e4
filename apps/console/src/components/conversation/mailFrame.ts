/**
 * A mail's HTML, made harmless a second time (the server did it first), to be laid into a frame that may not run scripts.
 * Three walls, each enough by itself: no script survives here, the frame's sandbox runs none, and the frame's own page
 * (`public/mail-frame.html`) loads nothing but images, those from elsewhere only in its twin that the reader asks for.
 */
export interface MailOptions {
  showRemoteImages: boolean;
  /** The mail's own colours are dropped, so that it reads in the dark theme. */
  adapt: boolean;
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

export async function cleanMail(html: string, options: MailOptions): Promise<DocumentFragment> {
  const { default: createPurify } = await import('dompurify');
  const purify = createPurify(window);
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.tagName === 'A') {
      if (!/^(https?:|mailto:|tel:)/i.test(node.getAttribute('href') ?? '')) node.removeAttribute('href');
      node.setAttribute('target', '_blank');
      node.setAttribute('rel', 'noopener noreferrer nofollow');
    }
    if (node.tagName === 'IMG') image(node, options.showRemoteImages);
    if (options.adapt) withoutColours(node);
  });
  return purify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
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
    // Asked of every attribute's value, not of addresses alone: what has no scheme passes here and is judged by the hook.
    ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel|cid):|data:image\/|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))/i,
  });
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

/** Whether the mail paints itself: then it is shown on paper in the dark theme. */
export function bringsColours(html: string): boolean {
  return /bgcolor\s*=|background(-color)?\s*:|[^-]color\s*:|<font[^>]+color/i.test(html);
}
