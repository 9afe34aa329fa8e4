import { connect, type Socket } from 'node:net';

/** A sending mail server that keeps its connection open: a greeting is given only once, and on purpose slowly. */
export class SmtpLine {
  readonly #socket: Socket;
  #heard = '';
  #waiting: ((code: string) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (data: string) => this.#hear(data));
    socket.on('close', () => this.#waiting?.('closed'));
    socket.on('error', () => {});
  }

  static async open(port: number): Promise<SmtpLine> {
    const line = new SmtpLine(connect(port, '127.0.0.1'));
    await line.#answer('220');
    await line.#say('EHLO kunde.example\r\n', '250');
    return line;
  }

  /** Resolves with the moment at which the last byte was written, once the mail was taken. */
  async send(from: string, to: string, mail: string): Promise<number> {
    await this.#say(`MAIL FROM:<${from}>\r\n`, '250');
    await this.#say(`RCPT TO:<${to}>\r\n`, '250');
    await this.#say('DATA\r\n', '354');
    const written = performance.now();
    await this.#say(`${mail}\r\n.\r\n`, '250');
    return written;
  }

  close(): void {
    this.#socket.end('QUIT\r\n');
  }

  async #say(text: string, wanted: string): Promise<void> {
    const answer = this.#answer(wanted);
    this.#socket.write(text, 'latin1');
    await answer;
  }

  async #answer(wanted: string): Promise<void> {
    const code = await new Promise<string>((resolve) => {
      this.#waiting = resolve;
      this.#hear('');
    });
    if (code !== wanted) throw new Error(`The mail listener said ${code} instead of ${wanted}`);
  }

  #hear(data: string): void {
    this.#heard += data;
    const answer = /^(?:\d{3}-.*\r\n)*(\d{3})(?: .*)?\r\n/.exec(this.#heard);
    if (!answer || !this.#waiting) return;
    this.#heard = this.#heard.slice(answer[0].length);
    const tell = this.#waiting;
    this.#waiting = undefined;
    tell(answer[1]!);
  }
}
