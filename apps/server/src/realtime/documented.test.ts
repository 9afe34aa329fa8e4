import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mostMessages, mostRooms, mostRoomsAtOnce } from './limits.ts';
import { typingLasts } from './presence.ts';

const root = new URL('../../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const document = read('docs/realtime.md');
const contract = read('libs/contracts/src/realtime.ts');

/** The first column of the table under a heading. */
function named(heading: string): string[] {
  const section = document.split(`## ${heading}\n`)[1]!.split('\n## ')[0]!;
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name!).toSorted();
}

/** The part of the contract from one declaration to the next. */
const declared = (name: string) =>
  contract.split(new RegExp(`export (?:interface|type) ${name}\\b`))[1]!.split('\nexport ')[0]!;
const members = (name: string) =>
  [...declared(name).matchAll(/^ {2}(\w+): \(/gm)].map(([, member]) => member!).toSorted();

test('each thing of the contract is documented, and no other', () => {
  const things = [...declared('Thing').matchAll(/thing: '([^']+)'/g)].map(([, thing]) => thing!);
  expect(things.length).toBeGreaterThan(10);
  expect(named('Things')).toEqual(things.toSorted());
});

test('so is each message, in both directions', () => {
  expect(named('The server says')).toEqual(members('ServerToAgent'));
  expect(named('The client says')).toEqual(members('AgentToServer'));
});

test('and each room, and why a server says bye', () => {
  const rooms = ['agent:<id>', 'conversation:<id>', 'customer:<id>', 'everything', 'team:<id>'];
  expect(named('Rooms')).toEqual(rooms);
  for (const room of rooms) expect(contract).toContain(room.split(':')[0]);
  const byes = [...declared('ServerToAgent').matchAll(/bye: \(reason: '([^']+)' \| '([^']+)'\)/g)][0]!.slice(
    1,
  );
  for (const bye of byes) expect(document).toContain(`\`${bye}\``);
});

test('the limits are those of the code', () => {
  expect(document).toContain(`More than ${mostMessages} messages a minute`);
  expect(document).toContain(`at most ${mostRoomsAtOnce} rooms`);
  expect(document).toContain(`at most ${mostRooms} rooms`);
  expect(document).toContain(`${typingLasts / 1000} seconds after it was last said`);
});
