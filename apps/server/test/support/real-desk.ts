import { conversationList, type ListedConversation } from '@kontor/contracts/conversation';
import { messageList, type MessageView } from '@kontor/contracts/message';
import { channelSettings } from '@kontor/contracts/settings';
import type { SendMailOptions } from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import { inConsole, openConsole, startChromium } from './browser.ts';
import { carla, people, type RealMail, startRealMail, support } from './real-mail.ts';
import { until } from './until.ts';
import { without } from './without.ts';

/** False only when `npm test -- --without …` said so, aloud. */
export const isShown = !without('dovecot') && !without('postfix') && !without('chromium');

type Mails = Awaited<ReturnType<RealMail['mailsOf']>>;

/** Lena and Tim, each before a browser with all open conversations, while real mail comes and goes. */
export interface RealDesk {
  world: RealMail;
  lena: Page;
  tim: Page;
  /** How the support mailbox is read. */
  health(): Promise<{ state: string }>;
  /** Everything that Lena gets from the API. */
  everything(): Promise<ListedConversation[]>;
  withSubject(subject: string): Promise<ListedConversation[]>;
  /** The oldest first. */
  messagesOf(conversationId: string): Promise<MessageView[]>;
  /** How many mails stand in a mailbox. */
  countOf(address: string): Promise<number>;
  /** The mails of a mailbox, the oldest first, as soon as there are so many. */
  arrived(address: string, count: number): Promise<Mails>;
  /** A mail of Carla's, which both open. */
  carlaWrites(subject: string, more?: SendMailOptions): Promise<void>;
  close(): Promise<void>;
}

export async function openRealDesk(): Promise<RealDesk> {
  const [world, browser] = await Promise.all([startRealMail(), startChromium()]);
  const close = async () => {
    await browser.close();
    await world.close();
  };
  try {
    return await sitDown(world, browser, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function sitDown(world: RealMail, browser: Browser, close: () => Promise<void>): Promise<RealDesk> {
  const { url } = world.kontor;
  const open = async (who: 'lena' | 'tim') => {
    const page = await openConsole(browser, url, { ...people[who], password: world.password });
    await page.goto(`${url}/inbox/all`);
    return page;
  };
  const desk: RealDesk = {
    world,
    lena: await open('lena'),
    tim: await open('tim'),
    async health() {
      const path = `/channels/${world.channels.support}`;
      return (await world.api('admin').get(path, channelSettings)).health;
    },
    async everything() {
      const path = '/conversations?view=everything&limit=100';
      return (await world.api('lena').get(path, conversationList)).items;
    },
    withSubject: async (subject) => (await desk.everything()).filter((row) => row.subject === subject),
    async messagesOf(id) {
      return (await world.api('lena').get(`/conversations/${id}/messages`, messageList)).items.toReversed();
    },
    countOf: async (address) => (await world.mailsOf(address)).length,
    arrived: (address, count) =>
      until(`${count} mails stand in the mailbox of ${address}`, async () => {
        const mails = await world.mailsOf(address);
        return mails.length >= count && mails;
      }),
    async carlaWrites(subject, more = {}) {
      const from = `Carla Rossi <${carla}>`;
      await world.send({ from, to: support, subject, text: `Zu ${subject}: wie weiter?`, ...more });
      for (const page of [desk.lena, desk.tim]) {
        await inConsole(page).row(subject).click();
        await inConsole(page).timeline.getByText('wie weiter?').waitFor();
      }
    },
    close,
  };
  await until('the mailbox is read', async () => (await desk.health()).state === 'receiving');
  return desk;
}
