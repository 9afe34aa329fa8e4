import type { PresenceOf, Thing } from '@kontor/contracts/realtime';
import { apply } from '@kontor/contracts/client/apply';
import { createJournal } from '@kontor/contracts/client/journal';
import { emptyState, type ClientContext, type ClientState } from '@kontor/contracts/client/state';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { openSocket, type LiveSocket } from '../realtime/socket.ts';
import { useDirectory } from './directory.ts';
import { useSession } from './session.ts';

/**
 * What is on the screen, kept as a fresh fetch would have it. Fetches are laid in with `during`, which applies again what
 * came while they were on their way; all else comes through the socket.
 */
export const useLive = defineStore('live', () => {
  const session = useSession();
  const directory = useDirectory();
  const state = shallowRef<ClientState>(emptyState);
  const presence = shallowRef<Record<string, PresenceOf[]>>({});
  /** Raised with each reason to fetch everything on the screen again. */
  const generation = ref(0);
  const journal = createJournal();
  let socket: LiveSocket | null = null;
  const watchers = new Set<(thing: Thing) => void>();

  function context(): ClientContext {
    const view = session.view;
    return {
      me: view?.agent.id ?? '',
      teamIds: view?.agent.teamIds ?? [],
      now: Date.now(),
      zone: view?.workspace.zone ?? 'UTC',
    };
  }
  function update(change: (state: ClientState) => ClientState): void {
    state.value = change(state.value);
  }
  function applyThing(thing: Thing): void {
    update((now) => apply(now, thing, context()));
  }
  function receive(things: Thing[]): void {
    for (const thing of things) {
      journal.note(thing);
      applyThing(thing);
      if (thing.thing === 'colleague') session.noteAvailability(thing.agentId, thing.availability);
      for (const watcher of watchers) watcher(thing);
    }
  }
  /** How many answers were asked for, and which was laid in last, of each part of the screen that is asked for again. */
  let asked = 0;
  const laid = new Map<string, number>();
  /**
   * Fetches, lays the answer in, and applies what came meanwhile. Stale answers are dropped: when `isCurrent` is false, and
   * when one of the same `part`, or of a larger one that holds it ('open' and 'open detail'), that was asked for later is
   * there already.
   */
  async function during<T>(
    fetcher: () => Promise<T>,
    lay: (state: ClientState, answer: T) => ClientState,
    isCurrent: () => boolean = () => true,
    part?: string,
  ): Promise<T> {
    const since = journal.begin();
    const turn = ++asked;
    let missed: Thing[] = [];
    try {
      const answer = await fetcher();
      missed = journal.end(since);
      const overtaken = partsWith(part).some((one) => turn < (laid.get(one) ?? 0));
      if (!overtaken && isCurrent()) {
        if (part !== undefined) laid.set(part, turn);
        update((now) => missed.reduce((next, thing) => apply(next, thing, context()), lay(now, answer)));
      }
      return answer;
    } catch (error) {
      journal.end(since);
      throw error;
    }
  }

  const partsWith = (part?: string) => (part ? [part, part.split(' ', 1)[0]!] : []);

  function baseRooms(): string[] {
    const me = session.me;
    if (!me) return [];
    const lists = me.role === 'admin' ? ['everything'] : me.teamIds.map((id) => `team:${id}`);
    return [`agent:${me.id}`, ...lists];
  }
  let base: string[] = [];
  async function start(): Promise<void> {
    if (socket) return;
    socket = openSocket({
      things: receive,
      missed: () => generation.value++,
      presence: ({ conversationId, agents }) => {
        const { [conversationId]: _, ...elsewhere } = presence.value;
        presence.value = agents.length ? { ...elsewhere, [conversationId]: agents } : elsewhere;
      },
      cut: () => (presence.value = {}),
      ended: () => session.leave(),
    });
    base = baseRooms();
    void socket.subscribe(base);
    await directory.load();
  }
  /** Own rights changed: other teams, perhaps another role. */
  async function rejoin(): Promise<void> {
    const next = baseRooms();
    socket?.unsubscribe(base.filter((room) => !next.includes(room)));
    base = next;
    await socket?.subscribe(next);
  }
  function stop(): void {
    socket?.close();
    socket = null;
    state.value = emptyState;
    presence.value = {};
  }
  const subscribe = async (rooms: string[]) => (await socket?.subscribe(rooms))?.refused ?? [];
  const unsubscribe = (rooms: string[]) => socket?.unsubscribe(rooms);
  const tellPresence: LiveSocket['presence'] = (at) => socket?.presence(at);
  function onThing(watcher: (thing: Thing) => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }
  return {
    state,
    presence,
    generation,
    context,
    update,
    applyThing,
    during,
    start,
    rejoin,
    stop,
    subscribe,
    unsubscribe,
    tellPresence,
    onThing,
  };
});
