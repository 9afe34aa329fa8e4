import { conversationRow } from '@kontor/contracts/conversation';
import { madeWebhook, webhookPayload } from '@kontor/contracts/webhook';
import { expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import { testKontor } from '../../test/support/kontor.ts';
import { openMatter } from '../../test/support/matters.ts';
import { startReceiver } from '../../test/support/receiver.ts';
import { until } from '../../test/support/until.ts';

const env = { SECRET_KEY: Buffer.alloc(32, 13).toString('base64'), WEBHOOK_NETWORKS: '127.0.0.1/32' };

test('what happened between the making of a webhook and the first worker ever is told once there is one', async () => {
  const receiver = await startReceiver();
  try {
    const web = await testKontor({ env: { ...env, ROLE: 'web' } });
    const { databaseUrl, dataDir } = web.config;
    const more = { databaseUrl: databaseUrl!, dataDir, clock: web.clock };
    const mailbox = { address: 'support@adler-kaffee.example', team: 'support' as const, smtpPort: 1 };
    const { id } = await openMatter(web, { channelId: await addMailbox(web, mailbox), team: 'support' });
    const kinds = ['conversation.priority_changed'];
    const wish = { name: 'Warehouse', url: `${receiver.url}/hook`, kinds };
    await web.api('admin').post('/webhooks', wish, madeWebhook);
    for (const priority of ['high', 'low'])
      await web.api('tim').put(`/conversations/${id}/priority`, { priority }, conversationRow);

    await testKontor({ ...more, env: { ...env, ROLE: 'worker' } });
    await until('both are told', () => receiver.got.length === 2);
    expect(
      receiver.got.map(({ body }) => webhookPayload.parse(JSON.parse(body)).data.facts['priority']),
    ).toEqual([
      { from: 'normal', to: 'high' },
      { from: 'high', to: 'low' },
    ]);
  } finally {
    await receiver.stop();
  }
});
