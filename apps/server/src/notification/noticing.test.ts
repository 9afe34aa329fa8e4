import { expect, test } from 'vitest';
import { type Concerned, noticesOf } from './noticing.ts';

const agent = (id: string) => ({ kind: 'agent' as const, id });
const anna = { kind: 'customer' as const, id: 'anna' };
const system = { kind: 'system' as const };
const message = { seq: 3, authorId: 'lena' };
const lenas: Concerned = { assigneeId: 'lena', followers: ['mara', 'lena'], status: 'open' };
const told = (fact: Parameters<typeof noticesOf>[0], concerned = lenas, of = message) =>
  noticesOf(fact, concerned, of).map(({ agentId, kind }) => `${agentId} ${kind}`);

test('who is mentioned hears that, and not that what they follow goes on', () => {
  const data = { messageId: 'm', mentions: ['mara', 'tim'] };
  expect(told({ type: 'note.written', data, actor: agent('nora') })).toEqual([
    'mara mentioned',
    'tim mentioned',
    'lena answered',
  ]);
});

test('nobody is told what they did themselves', () => {
  const data = { messageId: 'm', mentions: [] };
  expect(told({ type: 'note.written', data, actor: agent('lena') })).toEqual(['mara followed']);
  const assigned = { assignee: { from: null, to: 'lena' } };
  expect(told({ type: 'conversation.assigned', data: assigned, actor: agent('lena') })).toEqual([]);
});

test('an assignment is told to who got it, whoever gave it; being freed of it to nobody', () => {
  const to = (id: string | null) => ({ assignee: { from: 'tim', to: id } });
  expect(told({ type: 'conversation.assigned', data: to('lena'), actor: system })).toEqual(['lena assigned']);
  expect(told({ type: 'conversation.assigned', data: to(null), actor: agent('tim') })).toEqual([]);
});

test('who had a conversation or was writing in it hears that a colleague took it', () => {
  const take = (from: string | null, takenFrom?: string) => ({
    type: 'conversation.assigned',
    data: { assignee: { from, to: 'mara' }, ...(takenFrom && { takenFrom }) },
    actor: agent('mara'),
  });
  expect(told(take('lena'))).toEqual(['lena takenOver']);
  expect(told(take('lena', 'lena'))).toEqual(['lena takenOver']);
  expect(told(take(null, 'lena'))).toEqual(['lena takenOver']);
  expect(told(take(null))).toEqual([]);
  expect(told({ ...take('lena'), actor: agent('tim') })).toEqual(['mara assigned']);
});

test('handing over with a note is one thing to hear', () => {
  const actor = agent('lena');
  const note = { messageId: 'm', mentions: ['mara'], handedTo: 'mara' };
  const assigned = { assignee: { from: 'lena', to: 'mara' }, noteId: 'm' };
  expect(told({ type: 'note.written', data: note, actor })).toEqual([]);
  expect(told({ type: 'conversation.assigned', data: assigned, actor })).toEqual(['mara assigned']);
});

test('the customer’s answer is told to whose it is, then to who follows; the first message of all to nobody', () => {
  const wrote = { type: 'customer.wrote', data: { messageId: 'm' }, actor: anna };
  expect(told(wrote)).toEqual(['lena answered', 'mara followed']);
  expect(told(wrote, lenas, { seq: 1, authorId: '' })).toEqual([]);
  expect(told(wrote, { ...lenas, status: 'spam' })).toEqual([]);
});

test('what could not be delivered is told to who wrote it, or to whose conversation it is', () => {
  const failed = { type: 'message.failed', data: { messageId: 'm' }, actor: system };
  expect(told(failed, { ...lenas, assigneeId: 'tim' })).toEqual(['lena failed']);
  expect(noticesOf(failed, lenas, { seq: 3, authorId: null })).toMatchObject([{ agentId: 'lena' }]);
  const bounced = (permanent: boolean) => ({
    type: 'message.bounced',
    data: { messageId: 'm', permanent },
    actor: system,
  });
  expect(told(bounced(true))).toEqual(['lena failed']);
  expect(told(bounced(false))).toEqual([]);
});
