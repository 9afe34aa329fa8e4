import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { shown, type Endpoint } from '../endpoint.ts';
import type { Mailboxes } from './mailboxes.ts';

export interface Letter {
  /** The return path; '' for mail that must not be answered automatically. */
  from: string;
  to: string[];
  raw: Buffer;
}

/** Where one recipient's copy went, and what Kontor's listener said when it was not the taker. */
export interface Delivered {
  to: string;
  where: 'kontor' | 'playground' | 'nowhere';
  said?: string;
}

export class DeliveryFailed extends Error {
  readonly code: 'kontor_unreachable' | 'kontor_refused';

  constructor(code: DeliveryFailed['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Carries what customers write. Kontor's listener is asked first; whom it does not know (550) lives on the customers'
 * side and gets the mail here.
 */
export class Delivery {
  readonly #mailboxes: Mailboxes;
  readonly #stopped = new AbortController();
  kontor: Endpoint | undefined;

  constructor(mailboxes: Mailboxes, kontor: Endpoint | undefined) {
    this.#mailboxes = mailboxes;
    this.kontor = kontor;
  }

  async deliver(letter: Letter): Promise<Delivered[]> {
    const answers = this.kontor ? await hand(letter, this.kontor) : new Map<string, Answer>();
    const nobody = letter.to.every((to) => answers.get(to.toLowerCase())?.temporary);
    if (nobody) throw refusedBy(answers.values().next().value?.said);
    return letter.to.map((to) => {
      const answer = answers.get(to.toLowerCase());
      if (answer?.taken) return { to, where: 'kontor' };
      const said = answer?.said;
      if (answer?.temporary) return { to, where: 'nowhere', ...(said && { said }) };
      this.#mailboxes.put(to, letter.raw.toString('latin1'));
      return { to, where: 'playground', ...(said && { said }) };
    });
  }

  /** For mail that machines send: patient like a mail server, and silent in the end. */
  async deliverPatiently(letter: Letter, pauses = [500, 2000, 8000, 30_000]): Promise<void> {
    for (const wait of [...pauses, undefined]) {
      try {
        const delivered = await this.deliver(letter);
        if (delivered.every((one) => one.where !== 'nowhere')) return;
      } catch (error) {
        if (!(error instanceof DeliveryFailed)) throw error;
      }
      if (wait === undefined || this.#stopped.signal.aborted) return;
      await pause(wait, undefined, { signal: this.#stopped.signal }).catch(() => {});
    }
  }

  stop(): void {
    this.#stopped.abort();
  }
}

const refusedBy = (said = '') =>
  new DeliveryFailed('kontor_refused', `Kontor did not take the mail: ${said}`);

interface Answer {
  taken: boolean;
  temporary: boolean;
  said?: string;
}

interface SmtpError extends Error {
  recipient?: string;
  response?: string;
  responseCode?: number;
  rejectedErrors?: SmtpError[];
}

async function hand(letter: Letter, kontor: Endpoint): Promise<Map<string, Answer>> {
  const transport = createTransport({
    ...kontor,
    secure: false,
    ignoreTLS: true,
    connectionTimeout: 5000,
  });
  const answers = new Map<string, Answer>();
  const note = (errors: SmtpError[]) => {
    for (const { recipient = '', response, responseCode = 0 } of errors) {
      const temporary = responseCode < 500;
      answers.set(recipient.toLowerCase(), { taken: false, temporary, ...(response && { said: response }) });
    }
  };
  try {
    const info = await transport.sendMail({
      envelope: { from: letter.from, to: letter.to },
      raw: letter.raw,
    });
    for (const one of info.accepted)
      answers.set(String(one).toLowerCase(), { taken: true, temporary: false });
    note(((info as { rejectedErrors?: SmtpError[] }).rejectedErrors ?? []) as SmtpError[]);
  } catch (thrown) {
    const error = thrown as SmtpError;
    if (!error.responseCode)
      throw new DeliveryFailed(
        'kontor_unreachable',
        `Kontor does not answer at ${shown(kontor)}: ${error.message}`,
      );
    if (!error.rejectedErrors?.length) {
      throw new DeliveryFailed(
        'kontor_refused',
        `Kontor did not take the mail: ${error.response ?? error.message}`,
      );
    }
    note(error.rejectedErrors);
  } finally {
    transport.close();
  }
  return answers;
}
