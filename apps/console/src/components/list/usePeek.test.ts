import type { ListedConversation } from '@kontor/contracts/conversation';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope, ref, type EffectScope } from 'vue';
import { usePeek } from './usePeek.ts';

const place = { right: 400, top: 80 };
let scope: EffectScope;
let peek: ReturnType<typeof usePeek>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('innerWidth', 1440);
  vi.stubGlobal('innerHeight', 900);
  const box = { querySelector: () => ({ getBoundingClientRect: () => place }) } as unknown as HTMLElement;
  const rows = ['a', 'b', 'open'].map((id) => ({ id }) as ListedConversation);
  scope = effectScope();
  peek = scope.run(() =>
    usePeek(
      ref(box),
      () => rows,
      () => 'open',
    ),
  )!;
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const shownAfterAWhile = () => {
  vi.advanceTimersByTime(10_000);
  return peek.row.value?.id ?? null;
};

test('a row is shown when the pointer came to rest on it, and not the open one', () => {
  peek.point('a');
  peek.leave();
  peek.point('b');
  expect(peek.row.value).toBeNull();
  expect(shownAfterAWhile()).toBe('b');
  peek.leave();
  peek.point('open');
  expect(shownAfterAWhile()).toBeNull();
});

test('a list that moves under a resting pointer shows nothing by itself', () => {
  peek.point('a');
  expect(shownAfterAWhile()).toBe('a');
  peek.leave();
  expect(shownAfterAWhile()).toBeNull();
  peek.point('b');
  expect(shownAfterAWhile()).toBe('b');
});

test('who presses on a row is not shown it again before they were elsewhere', () => {
  peek.point('a');
  peek.close();
  peek.point('a');
  expect(shownAfterAWhile()).toBeNull();
  peek.leave();
  peek.point('a');
  expect(shownAfterAWhile()).toBe('a');
});

test('what was asked for by key stays whatever the pointer does, until the key again', () => {
  peek.toggle('a');
  peek.point('b');
  peek.leave();
  expect(shownAfterAWhile()).toBe('a');
  peek.toggle('a');
  expect(shownAfterAWhile()).toBeNull();
});
