import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { testKontor } from '../../../test/support/kontor.ts';
import { StartFault } from '../start-fault.ts';

test('a port that is taken is named, with what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const start = testKontor({ env: { PORT: String(port) } });
  await expect(start).rejects.toBeInstanceOf(StartFault);
  await expect(start).rejects.toThrow(`Something else listens on 127.0.0.1:${port} already`);
  other.close();
});

test('a host that is not ours is named', async () => {
  await expect(testKontor({ env: { HOST: '203.0.113.1' } })).rejects.toThrow(
    'HOST names 203.0.113.1, which is no address of this machine',
  );
});

test('the same is said of the port for mail', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const start = (at: string) => testKontor({ env: { SMTP_LISTEN: at } });
  try {
    await expect(start(`127.0.0.1:${port}`)).rejects.toThrow(
      new StartFault(
        `Something else listens on 127.0.0.1:${port} already, perhaps another Kontor. Stop it, or set SMTP_LISTEN to another port.`,
      ),
    );
    await expect(start('203.0.113.1:2525')).rejects.toThrow(
      'SMTP_LISTEN names 203.0.113.1, which is no address',
    );
  } finally {
    other.close();
  }
});
