import { Node } from '@tiptap/core';

/** A colleague or a team by id, shown by name: `agent:<id>`, `team:<id>`. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    of: {
      default: '',
      parseHTML: (element: HTMLElement) => element.dataset['mention'] ?? '',
      renderHTML: ({ of }: { of: string }) => ({ 'data-mention': of }),
    },
    name: {
      default: '',
      parseHTML: (element: HTMLElement) => (element.textContent ?? '').replace(/^@/, ''),
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    { ...HTMLAttributes, style: 'font-weight:600' },
    `@${node.attrs['name'] as string}`,
  ],
  renderText: ({ node }) => `@${node.attrs['name'] as string}`,
});
