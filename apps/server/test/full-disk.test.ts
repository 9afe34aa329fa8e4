import { conversationList } from '@kontor/contracts/conversation';
import { attachmentView } from '@kontor/contracts/message';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { MailListener } from '../src/intake/mail-listener.ts';
import { addMailbox } from './support/channels.ts';
import { testKontor } from './support/kontor.ts';
import { mayMount } from './support/mounting.ts';
import { until } from './support/until.ts';

const large = 'It leaks.\n'.repeat(10_000);

test.skipIf(!mayMount)(
  'while the disk is full no mail is acknowledged and no upload kept, and both are told',
  async () => {
    const disk = mkdtempSync(join(tmpdir(), 'kontor-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=711', 'tmpfs', disk]);
    const kontor = await testKontor({ dataDir: disk, env: { SMTP_LISTEN: '127.0.0.1:0' } });
    try {
      await addMailbox(kontor, { address: 'support@adler-kaffee.example', team: 'support', smtpPort: 1 });
      const smtp = createTransport({
        host: '127.0.0.1',
        port: kontor.get(MailListener).port!,
        ignoreTLS: true,
      });
      const mail = {
        from: 'anna@kunde.example',
        to: 'support@adler-kaffee.example',
        messageId: '<full@kunde.example>',
      };
      const send = () => smtp.sendMail({ ...mail, subject: 'Tank', text: large });
      const upload = () => {
        const form = new FormData();
        // More than fits into the buffers on the way: unread, it would keep Kontor from stopping.
        form.append('file', new Blob([new Uint8Array(8 << 20)]), 'tank.bin');
        return kontor.api('lena').send('POST', '/attachments', form);
      };

      const filler = join(disk, 'filler');
      fill(filler);
      await expect(send()).rejects.toMatchObject({ responseCode: 451 });
      const refused = await upload();
      expect([refused.status, JSON.parse(refused.text).code]).toEqual([507, 'storage_full']);
      const { n } = await kontor.db.sql
        .selectFrom('receipt')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      expect(Number(n)).toBe(0);

      rmSync(filler);
      await send();
      expect(attachmentView.parse(JSON.parse((await upload()).text)).size).toBe(8 << 20);
      const items = await until('it is there', async () => {
        const list = await kontor.api('lena').get('/conversations?view=everything', conversationList);
        return list.items.length > 0 && list.items;
      });
      expect(items.map(({ subject }) => subject)).toEqual(['Tank']);
    } finally {
      await kontor.stop();
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  },
);

function fill(file: string): void {
  for (let size = 32 << 20; size > 0; size >>= 1)
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
}
