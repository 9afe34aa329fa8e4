import { Node } from '@tiptap/core';
import type { Upload } from '../../../inbox/writing.ts';

/** Who knows the uploads, and says when something about them changed. */
export interface PictureHost {
  upload: (key: string) => Upload | undefined;
  /** Called with what draws a picture anew; gives back how to stop. */
  follow: (draw: () => void) => () => void;
  cancel: (key: string) => void;
  words: { uploading: (name: string) => string; remove: (name: string) => string };
}

/**
 * A picture in the text. It is an upload that goes along, named by its key; while it is on its way it shows how far it is, and
 * a button that stops it.
 */
export const Picture = (host: PictureHost) =>
  Node.create({
    name: 'picture',
    group: 'inline',
    inline: true,
    draggable: true,
    addAttributes: () => ({
      key: {
        default: '',
        parseHTML: (element: HTMLElement) => element.getAttribute('src')!.slice('cid:'.length),
        renderHTML: ({ key }: { key: string }) => ({ src: `cid:${key}` }),
      },
      alt: { default: '' },
    }),
    parseHTML: () => [{ tag: 'img[src^="cid:"]' }],
    renderHTML: ({ HTMLAttributes }) => ['img', { ...HTMLAttributes, style: 'max-width:100%' }],
    renderText: ({ node }) => `[${node.attrs['alt'] as string}]`,
    addNodeView: () => {
      return ({ node, editor, getPos }) => {
        const key = node.attrs['key'] as string;
        const dom = document.createElement('span');
        dom.className = 'picture';
        const image = document.createElement('img');
        image.alt = node.attrs['alt'] as string;
        const state = document.createElement('span');
        state.className = 'state';
        dom.append(image, state);
        const takeOut = () => {
          host.cancel(key);
          const at = getPos();
          if (at !== undefined)
            editor
              .chain()
              .deleteRange({ from: at, to: at + 1 })
              .focus()
              .run();
        };
        const draw = () => {
          const upload = host.upload(key);
          const source = upload?.preview ?? upload?.attachment?.path;
          if (source && image.getAttribute('src') !== source) image.src = source;
          dom.classList.toggle('wrong', Boolean(upload?.fault) || !upload);
          if (upload?.attachment) return state.replaceChildren();
          if (state.childElementCount === 0) state.append(...stateParts(image.alt, takeOut, host));
          const bar = state.querySelector('progress')!;
          bar.hidden = Boolean(upload?.fault);
          bar.value = upload?.progress ?? 0;
          state.querySelector('small')!.textContent = upload?.fault ?? '';
        };
        draw();
        return { dom, destroy: host.follow(draw), ignoreMutation: () => true, stopEvent: isButton };
      };
    },
  });

const isButton = ({ target }: Event) => target instanceof HTMLElement && target.closest('button') !== null;

function stateParts(name: string, takeOut: () => void, { words }: PictureHost): HTMLElement[] {
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.setAttribute('aria-label', words.uploading(name));
  const fault = document.createElement('small');
  fault.setAttribute('role', 'status');
  const stop = document.createElement('button');
  stop.type = 'button';
  stop.textContent = '×';
  stop.setAttribute('aria-label', words.remove(name));
  stop.addEventListener('click', takeOut);
  return [bar, fault, stop];
}
