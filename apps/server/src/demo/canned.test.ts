import { templateFaults } from '@kontor/domain/template/placeholders';
import { expect, test } from 'vitest';
import { ownHtml } from '../conversation/own-html.ts';
import { cannedReplies, textsOf } from './canned.ts';

test('the demo’s canned replies are such as could be saved', () => {
  expect(cannedReplies.length).toBeGreaterThanOrEqual(12);
  for (const reply of cannedReplies)
    for (const { text, html } of Object.values(textsOf(reply))) {
      expect([reply.name, text.length > 60, templateFaults({ text, ...(html && { html }) })]).toEqual([
        reply.name,
        true,
        [],
      ]);
      if (html) expect(ownHtml(html, []).replaceAll('<br />', '<br>')).toBe(html);
    }
});
