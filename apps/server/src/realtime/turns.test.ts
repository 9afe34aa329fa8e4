import { beforeEach, expect, test } from 'vitest';
import { Turns } from './turns.ts';

let turns: Turns;
let log: string[];
beforeEach(() => {
  turns = new Turns();
  log = [];
});

const settle = () => new Promise(setImmediate);
/** Work that ends when told to. */
function work(name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {
    end,
    do: async () => {
      log.push(`${name} begins`);
      await ended;
      log.push(`${name} ends`);
    },
  };
}

test('who goes alone waits for all before, and all after wait for them', async () => {
  const [first, second, alone, third] = ['first', 'second', 'alone', 'third'].map(work);
  void turns.together(first!.do);
  void turns.together(second!.do);
  void turns.alone(alone!.do);
  void turns.together(third!.do);
  await settle();
  expect(log).toEqual(['first begins', 'second begins']);
  second!.end();
  first!.end();
  await settle();
  expect(log.slice(2)).toEqual(['second ends', 'first ends', 'alone begins']);
  alone!.end();
  await settle();
  expect(log.slice(5)).toEqual(['alone ends', 'third begins']);
});

test('two who go alone go one after the other', async () => {
  const [first, second] = ['first', 'second'].map(work);
  void turns.alone(first!.do);
  void turns.alone(second!.do);
  await settle();
  first!.end();
  second!.end();
  await settle();
  expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('a failure is its own, and keeps nobody waiting', async () => {
  const failing = turns.alone(async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await expect(turns.together(async () => 'yes')).resolves.toBe('yes');
  await expect(turns.together(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(turns.alone(async () => 'yes')).resolves.toBe('yes');
});
