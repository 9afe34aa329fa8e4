import { sessionView } from '@kontor/contracts/people';
import { beforeAll, expect, test } from 'vitest';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';

let kontor: TestKontor & { clock: TestClock };
beforeAll(async () => {
  kontor = await testKontor();
});

test('Lena signs in and is told who she is', async () => {
  const { agent, workspace } = await kontor.api('lena').get('/session', sessionView);
  expect(agent).toMatchObject({ name: 'Lena', role: 'agent', teamIds: [kontor.cast.teams.support] });
  expect(workspace).toMatchObject({ name: 'Adler Kaffee', isDemo: false });
});
