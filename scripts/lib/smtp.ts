import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** Hands one mail over as a plain mail server would. Throws with the server's words when it is refused. */
export async function submit(port: number, mail: { from: string; to: string; text: string }): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const expect = async (code: string) => {
    for (;;) {
      const { value, done } = (await lines.next()) as { value: string; done?: boolean };
      if (done) throw new Error('The mail server hung up');
      if (!value.startsWith(code)) throw new Error(`The mail server said: ${value}`);
      if (value[3] !== '-') return;
    }
  };
  const steps: [string, string][] = [
    ['EHLO customer.example', '250'],
    [`MAIL FROM:<${mail.from}>`, '250'],
    [`RCPT TO:<${mail.to}>`, '250'],
    ['DATA', '354'],
    [`${mail.text.replaceAll(/^\./gm, '..')}\r\n.`, '250'],
    ['QUIT', '221'],
  ];
  try {
    await expect('220');
    for (const [says, answer] of steps) {
      socket.write(`${says}\r\n`);
      await expect(answer);
    }
  } finally {
    socket.destroy();
  }
}
