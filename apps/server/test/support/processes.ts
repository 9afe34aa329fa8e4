import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Built elsewhere, when somebody builds here meanwhile. */
const main = process.env['TEST_BUILT_MAIN'] ?? fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** What Node has compiled once it need not compile for each process: `npm start` does the same. */
const compiled = fileURLToPath(new URL('../../../../node_modules/.cache/kontor', import.meta.url));

/** One process of the built Kontor, started again after each kill, like a supervisor would. */
export class KontorProcess {
  readonly name: string;
  readonly #env: Record<string, string>;
  #child: ChildProcess | undefined;
  #url: string | undefined;
  #setupCode: string | undefined;
  #stopping = false;
  /** The last lines it wrote, for a failed trial. */
  readonly output: string[] = [];

  constructor(name: string, env: Record<string, string>) {
    this.name = name;
    this.#env = env;
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
      env: {
        PATH: process.env['PATH'] ?? '',
        LOG_LEVEL: 'warn',
        NODE_COMPILE_CACHE: compiled,
        ...this.#env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (chunk: Buffer) => {
        this.output.push(`${this.name}: ${chunk}`);
        if (this.output.length > 200) this.output.shift();
      });
    return new Promise((resolve) => {
      child.once('exit', () => resolve(false));
      child.on('message', (message: { ready?: boolean; url?: string; setupCode?: string }) => {
        if (!message.ready) return;
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
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Stalls it for a while: it believes that no time has passed. */
  async stall(milliseconds: number): Promise<void> {
    const child = this.#child!;
    child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    child.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 25_000);
    await gone;
    clearTimeout(timer);
  }
}
