import { expect, test } from 'vitest';
import { ref } from 'vue';
import { useOrdering } from './useOrdering.ts';

const three = () => ref([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
const idsOf = (list: { ordered: { value: { id: string }[] } }) =>
  list.ordered.value.map(({ id }) => id).join('');

test('a step shows at once and is saved; the ends stay where they are', async () => {
  const items = three();
  const saved: string[][] = [];
  const list = useOrdering(
    () => items.value,
    async (ids) => {
      saved.push(ids);
      expect(idsOf(list)).toBe('bac');
      items.value = ids.map((id) => ({ id }));
    },
  );
  await list.move('a', 1);
  expect(idsOf(list)).toBe('bac');
  await list.move('b', -1);
  await list.move('c', 1);
  expect(saved).toEqual([['b', 'a', 'c']]);
});

test('what could not be saved is where it was', async () => {
  const items = three();
  const list = useOrdering(
    () => items.value,
    () => Promise.reject(new Error('gone')),
  );
  await expect(list.move('c', -1)).rejects.toThrow('gone');
  expect(idsOf(list)).toBe('abc');
});

test('dragged over others it makes room, is saved when dropped, and goes back when given up', async () => {
  const items = three();
  const saved: string[][] = [];
  const list = useOrdering(
    () => items.value,
    async (ids) => {
      saved.push(ids);
      items.value = ids.map((id) => ({ id }));
    },
  );
  list.dragged.value = 'a';
  list.passOver('b');
  list.passOver('c');
  expect(idsOf(list)).toBe('bca');
  list.giveUp();
  expect(idsOf(list)).toBe('abc');
  list.dragged.value = 'c';
  list.passOver('a');
  await list.drop();
  expect(saved).toEqual([['c', 'a', 'b']]);
  expect(idsOf(list)).toBe('cab');
});
