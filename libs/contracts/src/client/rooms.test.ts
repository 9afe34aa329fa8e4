import { expect, test } from 'vitest';
import type { Frame } from '../realtime.ts';
import { createRooms } from './rooms.ts';

const frame = (n: number, epoch = 'a', room = 'team:1'): Frame => ({
  room,
  epoch,
  n,
  things: [{ thing: 'directory' }],
});
const joined = (n: number) => {
  const rooms = createRooms();
  rooms.join({ 'team:1': { epoch: 'a', n } });
  return rooms;
};

test('frames that continue their room are taken', () => {
  const rooms = joined(4);
  expect(rooms.receive(frame(5))).toMatchObject({ missed: false, things: [{}] });
  expect(rooms.receive(frame(6))).toMatchObject({ missed: false, things: [{}] });
});

test('a repeated frame gives nothing', () => {
  expect(joined(4).receive(frame(4))).toEqual({ things: [], missed: false });
});

test('a hole is noticed once, and what comes after it continues', () => {
  const rooms = joined(4);
  expect(rooms.receive(frame(6)).missed).toBe(true);
  expect(rooms.receive(frame(7)).missed).toBe(false);
});

test('a new epoch means that things may have been missed', () => {
  expect(joined(4).receive(frame(1, 'b')).missed).toBe(true);
});

test('rooms that were not joined, or were left, are silent', () => {
  const rooms = joined(4);
  expect(rooms.receive(frame(1, 'a', 'team:2'))).toEqual({ things: [], missed: false });
  rooms.leave(['team:1']);
  expect(rooms.receive(frame(5))).toEqual({ things: [], missed: false });
});

test('heads that are ahead tell of a frame that was lost, once', () => {
  const rooms = joined(4);
  expect(rooms.areBehind({ 'team:1': { epoch: 'a', n: 4 } })).toBe(false);
  expect(rooms.areBehind({ 'team:1': { epoch: 'a', n: 6 } })).toBe(true);
  expect(rooms.areBehind({ 'team:1': { epoch: 'a', n: 6 } })).toBe(false);
});
