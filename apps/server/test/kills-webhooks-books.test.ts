import { expect, test } from 'vitest';
import { checkWebhookBooks, type Told, type WebhookBooks } from './campaigns/kills-webhooks-books.ts';

/** Two facts of one conversation; the first was refused once, the second came twice since its sender died. */
function sound(): WebhookBooks {
  const request = (id: string, position: number, said: string, came: number, taken: number | null): Told => ({
    path: '/hook',
    id,
    type: 'conversation.priority_changed',
    conversation: 'tank',
    position,
    said,
    came,
    taken,
  });
  const line = { path: '/hook', state: 'delivered', tries: 2, work: ['done'] };
  const attempts = (...answers: (number | null)[]) => answers.map((status, i) => ({ number: i + 1, status }));
  return {
    paths: ['/hook'],
    told: [
      request('a', 4, 'high', 1, null),
      request('a', 4, 'high', 2, 3),
      request('b', 7, 'low', 4, 5),
      request('b', 7, 'low', 6, 7),
    ],
    log: [
      { ...line, id: 'a', position: 4, attempts: attempts(503, 204) },
      { ...line, id: 'b', position: 7, attempts: attempts(null, 204) },
    ],
    facts: [4, 7],
    done: new Map([['conversation.priority_changed', new Map([['tank', ['high', 'low']]])]]),
  };
}

test('what was told again is no fault; the books say how much there was', () => {
  expect(checkWebhookBooks(sound())).toBe(
    '2 facts, 2 deliveries, 4 requests, 4 attempts of which 1 ended with their process',
  );
});

test.each<[string, string, (books: WebhookBooks) => void]>([
  ['is lost', 'high,low happened, high was told', (books) => books.told.splice(2)],
  [
    'is told under two ids',
    'high,low happened, high,low,low was told',
    ({ told }) => (told[3] = { ...told[3]!, id: 'c' }),
  ],
  [
    'comes before the one before it was taken',
    'b came before a was taken',
    ({ told }) => (told[1]!.taken = 8),
  ],
  ['overtakes', '4 came after 7', ({ told }) => told.slice(0, 2).forEach((one) => (one.came += 10))],
  ['is not in the log', 'the log has 1 lines for 2 facts', ({ log }) => log.pop()],
  ['is in the log twice', 'the log has 3 lines for 2 facts', ({ log }) => log.push({ ...log[0]!, id: 'd' })],
  [
    'is still under way',
    'b is waiting, its work open',
    ({ log }) => {
      Object.assign(log[1]!, { state: 'waiting', work: ['open'] });
    },
  ],
  ['lacks an attempt in the log', 'a: 2 tries, 1 of them in the log', ({ log }) => log[0]!.attempts.shift()],
  [
    'came more often than it was tried',
    'b came 2 times in 1 tries',
    ({ log }) => {
      Object.assign(log[1]!, { tries: 1, attempts: [{ number: 1, status: 204 }] });
    },
  ],
  [
    'counts as taken and was not',
    'b was taken 0 times and counts as taken 1 times',
    ({ told }) => {
      for (const one of told.slice(2)) one.taken = null;
    },
  ],
])('the books of the webhooks name a delivery that %s', (_, fault, plant) => {
  const books = sound();
  plant(books);
  expect(() => checkWebhookBooks(books)).toThrow(fault);
});
