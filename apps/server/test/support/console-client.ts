import { createRequire } from 'node:module';
import type { ClientState } from '@kontor/contracts/client/state';
import type { SessionView } from '@kontor/contracts/people';
import type { LossyLine } from './lossy-line.ts';
import { until } from './until.ts';

/** The console without its pages: the stores that fetch, listen and keep what is on the screen, as the browser runs them. */
export interface ConsoleClient {
  readonly state: ClientState;
  readonly view: SessionView;
  /** How often everything on the screen had to be fetched again; once when it connects. */
  readonly generation: number;
  open(conversationId: string): Promise<void>;
  /** Nothing is being fetched at this moment. */
  isIdle(): boolean;
  close(): void;
}

interface Store {
  $dispose(): void;
}
interface Stores {
  session: Store & { view: SessionView | null; load(): Promise<void> };
  live: Store & { state: ClientState; generation: number; start(): Promise<void>; stop(): void };
  directory: Store & { all: object };
  inbox: Store & {
    show(definition: unknown): Promise<void>;
    openConversation(key: string): Promise<void>;
    listBusy: boolean;
    openBusy: boolean;
    list: object | null;
  };
}

interface Parts {
  connection: { isLost(): boolean; noteConnected(): void };
  createPinia(): unknown;
  setActivePinia(pinia: unknown): void;
  useSession(pinia: unknown): Stores['session'];
  useLive(pinia: unknown): Stores['live'];
  useInbox(pinia: unknown): Stores['inbox'];
  useDirectory(pinia: unknown): Stores['directory'];
  defineList(name: string, more: object, directory: object): unknown;
}

let running = 0;

/** One at a time: a browser's page has its globals to itself. Opens the list of this name. */
export async function openConsole(line: LossyLine, list: string): Promise<ConsoleClient> {
  if (running++ > 0) throw new Error('One console at a time');
  // Read before there is a page, else Vue takes it for one; and by Node itself, whoever runs this.
  const parts = createRequire(import.meta.url)('./console-parts.mjs') as Parts;
  const { restore, fetching } = borrowGlobals(line.url);
  // Modules are one for all pages of this process: what the page before lost is not this one's loss.
  parts.connection.noteConnected();
  await until('the server is known to be there', () => !parts.connection.isLost());
  const pinia = parts.createPinia();
  parts.setActivePinia(pinia);
  const session = parts.useSession(pinia);
  const live = parts.useLive(pinia);
  const inbox = parts.useInbox(pinia);
  const directory = parts.useDirectory(pinia);
  await session.load();
  await live.start();
  await inbox.show(parts.defineList(list, {}, directory.all));
  return {
    get state() {
      return live.state;
    },
    get view() {
      return session.view!;
    },
    get generation() {
      return live.generation;
    },
    open: (id) => inbox.openConversation(id),
    isIdle: () => fetching() === 0 && !inbox.listBusy && !inbox.openBusy,
    close() {
      live.stop();
      for (const store of [inbox, live, directory, session]) store.$dispose();
      restore();
      running--;
    },
  };
}

/** What a page has and a process has not. Gives how to give it back. */
function borrowGlobals(url: string): { restore(): void; fetching(): number } {
  const globals = globalThis as unknown as Record<string, unknown>;
  const kept = Object.fromEntries(['fetch', 'setInterval'].map((name) => [name, globals[name]]));
  const fetchThere = globalThis.fetch;
  const timers: NodeJS.Timeout[] = [];
  const every = globalThis.setInterval;
  let running = 0;
  const page = {
    location: new URL(url),
    localStorage: { getItem: () => null, setItem: () => {} },
    document: { documentElement: { lang: '' } },
    fetch: async (path: string, options?: RequestInit) => {
      if (!path.startsWith('/')) return fetchThere(path, options);
      running++;
      try {
        return await fetchThere(new URL(path, url), options);
      } finally {
        // What is done with the answer is done by then.
        setTimeout(() => running--, 20);
      }
    },
    setInterval: (...args: Parameters<typeof setInterval>) => {
      const timer = every(...args);
      timers.push(timer);
      return timer;
    },
  };
  for (const [name, value] of Object.entries(page))
    Object.defineProperty(globals, name, { value, configurable: true, writable: true });
  return {
    fetching: () => running,
    restore() {
      timers.forEach(clearInterval);
      for (const name of Object.keys(page)) delete globals[name];
      for (const [name, value] of Object.entries(kept))
        Object.defineProperty(globals, name, { value, configurable: true, writable: true });
    },
  };
}
