import type { Editor } from '@tiptap/core';
import { ref, type Ref, type ShallowRef } from 'vue';
import type { IconName } from '@kontor/ui/icons.ts';
import { useAction } from '../../../actions/useActions.ts';
import type { ActionId } from '../../../actions/definitions.ts';

/** What a text can look like: what the toolbar shows, the keys do and the palette offers. */
export const formats = [
  { id: 'bold', icon: 'bold', is: 'bold', do: (e: Editor) => e.chain().focus().toggleBold() },
  { id: 'italic', icon: 'italic', is: 'italic', do: (e: Editor) => e.chain().focus().toggleItalic() },
  {
    id: 'underline',
    icon: 'underline',
    is: 'underline',
    do: (e: Editor) => e.chain().focus().toggleUnderline(),
  },
  { id: 'bullets', icon: 'list', is: 'bulletList', do: (e: Editor) => e.chain().focus().toggleBulletList() },
  {
    id: 'numbers',
    icon: 'numbers',
    is: 'orderedList',
    do: (e: Editor) => e.chain().focus().toggleOrderedList(),
  },
  { id: 'link', icon: 'link', is: 'link', do: null },
  { id: 'quote', icon: 'quote', is: 'blockquote', do: (e: Editor) => e.chain().focus().toggleBlockquote() },
  { id: 'code', icon: 'code', is: 'code', do: (e: Editor) => toggleCode(e) },
] as const satisfies { id: ActionId; icon: IconName; is: string; do: unknown }[];
export type Format = (typeof formats)[number];

/** Of some words code in the line; of lines a block. */
function toggleCode(editor: Editor) {
  const { empty, $from, $to } = editor.state.selection;
  const inLine = !empty && $from.sameParent($to) && !editor.isActive('codeBlock');
  return inLine ? editor.chain().focus().toggleCode() : editor.chain().focus().toggleCodeBlock();
}

export function useFormatting(editor: Readonly<ShallowRef<Editor | null>>, revision: Ref<number>) {
  const linking = ref<{ href: string; text: string | null } | null>(null);
  const isOn = ({ is }: Format) => revision.value >= 0 && (editor.value?.isActive(is) ?? false);
  function run(format: Format): void {
    if (format.do === null) beginLink();
    else if (editor.value) format.do(editor.value).run();
  }
  const bind = (id: Format['id']) =>
    [() => run(formats.find((format) => format.id === id)!), () => editor.value?.isFocused ?? false] as const;
  useAction('bold', ...bind('bold'));
  useAction('italic', ...bind('italic'));
  useAction('underline', ...bind('underline'));
  useAction('bullets', ...bind('bullets'));
  useAction('numbers', ...bind('numbers'));
  useAction('link', ...bind('link'));
  useAction('quote', ...bind('quote'));
  useAction('code', ...bind('code'));

  function beginLink(): void {
    const one = editor.value;
    if (!one) return;
    const href = (one.getAttributes('link')['href'] as string | undefined) ?? '';
    linking.value = { href, text: one.state.selection.empty && !href ? '' : null };
  }
  /** Null: nothing changes. An empty address takes the link away. */
  function setLink(link: { href: string; text: string } | null): void {
    linking.value = null;
    const one = editor.value;
    if (!one) return;
    const chain = one.chain().focus();
    if (!link) return void chain.run();
    if (link.href === '') return void chain.extendMarkRange('link').unsetLink().run();
    const href = /^(https?:\/\/|mailto:|tel:)/i.test(link.href)
      ? link.href
      : link.href.includes('@')
        ? `mailto:${link.href}`
        : `https://${link.href}`;
    const words = link.text || link.href;
    if (one.state.selection.empty && !one.isActive('link'))
      chain
        .insertContent([
          { type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] },
          { type: 'text', text: ' ' },
        ])
        .run();
    else chain.extendMarkRange('link').setLink({ href }).run();
  }
  return { isOn, run, linking, setLink };
}
