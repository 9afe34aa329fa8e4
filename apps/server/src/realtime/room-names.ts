import type { Room } from '@kontor/contracts/realtime';

const shape =
  /^(agent|team|conversation|customer):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

type Kind = 'agent' | 'team' | 'conversation' | 'customer';
export type Named = { kind: 'everything'; id: '' } | { kind: Kind; id: string };

export const everything = 'everything';
export const roomOf = (kind: Kind, id: string): Room => `${kind}:${id}`;

/** What a room's name means; nothing when it means nothing. */
export function readRoom(room: Room): Named | undefined {
  if (room === everything) return { kind: 'everything', id: '' };
  const [, kind, id] = shape.exec(room) ?? [];
  return kind ? { kind: kind as Kind, id: id! } : undefined;
}

/** The ids of the rooms of one kind. */
export function idsOf(kind: Kind, rooms: Iterable<Room>): string[] {
  return [...rooms].flatMap((room) => {
    const named = readRoom(room);
    return named?.kind === kind ? [named.id] : [];
  });
}
