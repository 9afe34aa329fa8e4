import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Built elsewhere, when somebody builds here meanwhile. */
const main = process.env['TEST_BUILT_MAIN'] ?? fileURLToPath(new URL('../../dist/main.js', import.meta.url));

interface Ears {
  /** Each line it writes, also those that are read after its death, and in which of its lives. */
  line?(text: string, life: number): void;
  /** It was ready, and ended although nobody ended it. */
  fell?(said: string): void;
}

/** One process of the built Kontor, started again after each kill, like a supervisor would. */
export class KontorProcess {
  readonly name: string;
  readonly #env: Record<string, string>;
  #child: ChildProcess | undefined;
  #url: string | undefined;
  #setupCode: string | undefined;
  #stopping = false;
  #lives = 0;
  readonly #ears: Ears;
  /** We ended it, or it is not ready yet. */
  #mayEnd = true;
  /** The last lines it wrote, for a failed trial. */
  readonly output: string[] = [];

  constructor(name: string, env: Record<string, string>, ears: Ears = {}) {
    this.name = name;
    this.#env = env;
    this.#ears = ears;
  }

  /** Where it listens, once it is ready. */
  get url(): string {
    if (!this.#url) throw new Error(`${this.name} is not ready`);
    return this.#url;
  }

  /** Opens an empty workspace. */
  get setupCode(): string | undefined {
    return this.#setupCode;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** How often it was begun: what one life had in hand, the next knows nothing of. */
  get life(): number {
    return this.#lives;
  }

  /** Resolves when it is ready; starts it again for as long as it ends by itself before. */
  async start(): Promise<void> {
    for (let i = 0; i < 60 && !this.#stopping; i++) {
      if (await this.#startOnce()) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    if (!this.#stopping) throw new Error(`${this.name} does not start:\n${this.output.join('')}`);
  }

  async #startOnce(): Promise<boolean> {
    const child = fork(main, {
      execArgv: [],
      env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    const life = ++this.#lives;
    const { line } = this.#ears;
    if (line) createInterface(child.stdout!).on('line', (text) => line(text, life));
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (chunk: Buffer) => {
        this.output.push(`${this.name}: ${chunk}`);
        if (this.output.length > 200) this.output.shift();
      });
    return new Promise((resolve) => {
      child.once('exit', () => {
        if (!this.#mayEnd) this.#ears.fell?.(`${this.name} ended by itself`);
        resolve(false);
      });
      child.on('message', (message: { ready?: boolean; url?: string; setupCode?: string }) => {
        if (!message.ready) return;
        this.#mayEnd = false;
        this.#url = message.url;
        this.#setupCode = message.setupCode;
        resolve(true);
      });
    });
  }

  /** Killed, and started anew. */
  async killAndRestart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  /** Ends it as a power cut would; `start` brings it back. */
  async kill(): Promise<void> {
    const child = this.#child!;
    this.#mayEnd = true;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Stops it where it stands (SIGSTOP), until `resume`: it believes that no time has passed. */
  pause(): void {
    this.#child!.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#mayEnd = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    // One that was left paused would not hear the other.
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 25_000);
    await gone;
    clearTimeout(timer);
  }
}
