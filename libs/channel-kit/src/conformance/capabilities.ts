import { expect } from 'vitest';
import type { ChannelAdapter } from '../adapter.ts';
import type { OutboundEnvelope } from '../envelope.ts';
import { anAttachment, anEnvelope, watchedIo, type Clause, type Harness, type Taken } from './harness.ts';

/** Each capability that is declared is tried: what arrived is compared with what was given. */
export function capabilityClauses<Settings>(
  adapter: ChannelAdapter<Settings>,
  harness: Harness<Settings>,
): Clause[] {
  const { can } = adapter;
  const arrives = async (changes: Partial<OutboundEnvelope>): Promise<Taken> => {
    const settings = await harness.provider.behave({ is: 'well' });
    const outcome = await adapter.send(anEnvelope(harness, changes), settings, watchedIo(harness));
    expect(outcome).toMatchObject({ outcome: 'sent', refused: [] });
    return (await harness.provider.taken()).at(-1)!;
  };
  const clauses: (Clause | false | undefined)[] = [
    can.html && {
      says: 'sends HTML beside the text, as it claims',
      async holds() {
        const taken = await arrives({ html: '<p>Guten <strong>Tag</strong></p>' });
        expect(taken.html).toContain('<strong>Tag</strong>');
        expect(taken.text).toContain('Guten Tag');
      },
    },
    can.subject && {
      says: 'sends a subject, and no line break in it reaches anything else',
      async holds() {
        expect((await arrives({ subject: 'Die Dichtung für Sie' })).subject).toBe('Die Dichtung für Sie');
        const taken = await arrives({ subject: 'x\r\nBcc: thief@evil.example\r\n\r\ny' });
        expect(taken.recipients).toEqual([harness.recipient(1)]);
        expect(taken.subject).not.toMatch(/[\r\n]/);
      },
    },
    can.copies && {
      says: 'sends copies: Cc is seen by all, Bcc by nobody',
      async holds() {
        const [one, two, three] = [1, 2, 3].map((number) => harness.recipient(number)) as [
          string,
          string,
          string,
        ];
        const taken = await arrives({
          cc: [{ address: two }],
          bcc: [{ address: three }],
          recipients: [one, two, three],
        });
        expect(taken.recipients.toSorted()).toEqual([one, two, three].toSorted());
        expect(taken.visible).toContain(two);
        expect(taken.visible).not.toContain(three);
      },
    },
    can.attachments && {
      says: 'sends attachments byte for byte, up to the size it declares',
      async holds() {
        const { maxBytes } = can.attachments!;
        const small = Uint8Array.from({ length: 300 }, (_, at) => at % 256);
        const large = new Uint8Array(maxBytes - small.length).fill(65);
        const taken = await arrives({
          attachments: [anAttachment('Äpfel & Co.pdf', small), anAttachment('b.bin', large)],
        });
        expect(taken.attachments.map(({ name, bytes }) => [name, bytes.length])).toEqual([
          ['Äpfel & Co.pdf', small.length],
          ['b.bin', large.length],
        ]);
        expect(Buffer.from(taken.attachments[0]!.bytes).equals(small)).toBe(true);
      },
    },
    {
      says: can.maxLength ? 'refuses a text that is longer than it declares' : 'sends a text of any length',
      async holds() {
        const settings = await harness.provider.behave({ is: 'well' });
        const before = (await harness.provider.taken()).length;
        const text = 'Kaffee '.repeat(Math.ceil(((can.maxLength ?? 200_000) + 1) / 7));
        const outcome = await adapter.send(anEnvelope(harness, { text }), settings, watchedIo(harness));
        const taken = (await harness.provider.taken()).slice(before);
        const whole = taken
          .map((each) => each.text)
          .join('')
          .replace(/\s+/g, '');
        // Too long is refused with a reason, or split so that nothing is missing.
        if (outcome.outcome === 'sent') expect(whole).toContain(text.replace(/\s+/g, ''));
        else {
          expect(can.maxLength).toBeDefined();
          expect(outcome).toMatchObject({ outcome: 'rejected', reason: expect.stringMatching(/\w \w/) });
          expect(taken).toEqual([]);
        }
      },
    },
  ];
  return clauses.filter((clause) => !!clause);
}
