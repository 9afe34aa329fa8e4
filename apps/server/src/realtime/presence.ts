import type { PresenceOf, Room } from '@kontor/contracts/realtime';
import type { Connection } from './connections.ts';
import { roomOf } from './room-names.ts';

/** How long somebody counts as typing after they last said so. Milliseconds. */
export const typingLasts = 15_000;
/** How often a process repeats who is where, and how long its word is believed. */
export const repeatEvery = 15_000;
const wordLasts = 45_000;

type Typing = PresenceOf['typing'];
interface Here {
  conversationId: string;
  typing: Typing;
  typingUntil: number;
}

/** What one process tells the others: its own people in one conversation. */
export interface Word {
  process: string;
  conversationId: string;
  agents: PresenceOf[];
}

interface Needs {
  process: string;
  now(): number;
  /** To the sockets of this process that are in the conversation's room. */
  show(room: Room, presence: { conversationId: string; agents: PresenceOf[] }): void;
  tellOthers(word: Word): void;
}

/** Who reads a conversation and who types in it. Never stored: each process knows its own and hears of the others'. */
export class Presence {
  readonly #needs: Needs;
  readonly #here = new Map<Connection, Here>();
  /** By conversation, then by process. */
  readonly #elsewhere = new Map<string, Map<string, { agents: PresenceOf[]; until: number }>>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Somebody looks at a conversation, types there, or looks elsewhere. Only who is in its room is there. */
  at(connection: Connection, conversationId: string | null, typing: Typing): void {
    const before = this.#here.get(connection);
    const may = conversationId && connection.rooms.has(roomOf('conversation', conversationId));
    if (!may) this.#here.delete(connection);
    else
      this.#here.set(connection, {
        conversationId,
        typing,
        typingUntil: this.#needs.now() + typingLasts,
      });
    if (before && before.conversationId !== conversationId) this.#changed(before.conversationId);
    if (may && (before?.conversationId !== conversationId || before.typing !== typing))
      this.#changed(conversationId);
  }

  gone(connection: Connection): void {
    this.at(connection, null, null);
  }

  /** Everyone there, each once, in a stable order. */
  of(conversationId: string): PresenceOf[] {
    const now = this.#needs.now();
    const others = [...(this.#elsewhere.get(conversationId)?.values() ?? [])].flatMap(({ agents, until }) =>
      until > now ? agents : [],
    );
    return merged([...this.#ours(conversationId), ...others]);
  }

  /** Where somebody is. */
  conversations(): string[] {
    const here = [...this.#here.values()].map(({ conversationId }) => conversationId);
    return [...new Set([...here, ...this.#elsewhere.keys()])].filter((id) => this.of(id).length > 0);
  }

  hear({ process, conversationId, agents }: Word): void {
    const before = JSON.stringify(this.of(conversationId));
    const words = this.#elsewhere.get(conversationId) ?? new Map();
    if (agents.length > 0) words.set(process, { agents, until: this.#needs.now() + wordLasts });
    else words.delete(process);
    if (words.size > 0) this.#elsewhere.set(conversationId, words);
    else this.#elsewhere.delete(conversationId);
    if (JSON.stringify(this.of(conversationId)) !== before) this.#show(conversationId);
  }

  /** Tells the others again what they may have missed. */
  repeat(): void {
    for (const id of new Set([...this.#here.values()].map(({ conversationId }) => conversationId)))
      this.#tell(id);
  }

  /** Forgets who left their room, who stopped typing without saying so, and processes that fell silent. */
  sweep(): void {
    const now = this.#needs.now();
    for (const [connection, { conversationId, typing, typingUntil }] of this.#here) {
      if (!connection.rooms.has(roomOf('conversation', conversationId))) this.gone(connection);
      else if (typing && typingUntil <= now) this.at(connection, conversationId, null);
    }
    for (const [conversationId, words] of this.#elsewhere) {
      const silent = [...words].filter(([, { until }]) => until <= now);
      for (const [process] of silent) words.delete(process);
      if (words.size === 0) this.#elsewhere.delete(conversationId);
      if (silent.length > 0) this.#show(conversationId);
    }
  }

  #ours(conversationId: string): PresenceOf[] {
    return merged(
      [...this.#here]
        .filter(
          ([{ rooms }, here]) =>
            here.conversationId === conversationId && rooms.has(roomOf('conversation', conversationId)),
        )
        .map(([{ me }, { typing }]) => ({ agentId: me.agentId, typing })),
    );
  }

  #changed(conversationId: string): void {
    this.#tell(conversationId);
    this.#show(conversationId);
  }

  #tell(conversationId: string): void {
    const { process, tellOthers } = this.#needs;
    tellOthers({ process, conversationId, agents: this.#ours(conversationId) });
  }

  #show(conversationId: string): void {
    this.#needs.show(roomOf('conversation', conversationId), {
      conversationId,
      agents: this.of(conversationId),
    });
  }
}

/** An agent with several windows is there once, and types if one of them does. */
function merged(agents: PresenceOf[]): PresenceOf[] {
  const byAgent = new Map<string, PresenceOf>();
  for (const { agentId, typing } of agents)
    byAgent.set(agentId, { agentId, typing: byAgent.get(agentId)?.typing ?? typing });
  return [...byAgent.values()].toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1));
}
