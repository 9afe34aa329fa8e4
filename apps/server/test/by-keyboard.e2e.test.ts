import { conversationRow } from '@kontor/contracts/conversation';
import { expect, describe, test } from 'vitest';
import { byKeyboard } from './support/by-keyboard.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('the commonest tasks in a conversation, by keyboard alone', () => {
  const at = byKeyboard();
  const {
    list,
    rowOf,
    now,
    messages,
    head,
    openOne,
    open,
    becomes,
    sees,
    replyField,
    write,
    order,
    messageId,
  } = at;

  test('reply and send', async () => {
    const one = await openOne();
    await write('It left yesterday.');
    await at.lena.press('Control+Enter');
    await at.page.getByText(/^Sending in/).waitFor();
    await until('it left', async () =>
      (await messages(one)).some(
        ({ text, state }) => text.includes('It left yesterday.') && state === 'sent',
      ),
    );
    await becomes(one, { status: 'waiting' });
  });

  test('undo a reply', async () => {
    const one = await openOne();
    await write('Too early.');
    await at.lena.press('Control+Enter');
    await at.page.getByText(/^Sending in/).waitFor();
    // The focus has left the field: Z means the reply and types nothing.
    await at.lena.off('.composer .box');
    await at.lena.press('z');
    await replyField().waitFor();
    await at.lena.inField();
    await at.lena.has('Too early.');
    const left = (await messages(one)).filter(({ kind, state }) => kind === 'outbound' && state !== 'undone');
    expect(left).toEqual([]);
  });

  test('send anyway after the customer wrote', async () => {
    const one = await openOne();
    await write('We look for it.');
    await at.kontor.send({
      from: one.customer.address!,
      subject: `Re: ${one.subject}`,
      inReplyTo: messageId(order(one)),
      text: 'I have found it!',
    });
    await at.page.getByText('I have found it!').first().waitFor();
    await at.lena.press('Control+Enter');
    await at.page.getByRole('alertdialog').getByText('I have found it!').waitFor();
    await at.lena.press('Control+Shift+Enter');
    await at.page.getByText(/^Sending in/).waitFor();
    await at.kontor.endHolds();
    await until(
      'it left, once',
      async () =>
        (await messages(one)).filter(({ kind, state }) => kind === 'outbound' && state === 'sent').length ===
        1,
    );
  });

  test('write a note that mentions a colleague', async () => {
    const one = await openOne();
    await at.lena.press('n');
    await at.page.getByLabel('Text of the note').waitFor();
    await at.lena.type('Do you know this crate, @Ti');
    await at.page.getByRole('option', { name: /Tim/ }).waitFor();
    await at.lena.press('Enter');
    await at.page.keyboard.type('?');
    await at.lena.press('Control+Enter');
    await until('it is there', async () =>
      (await messages(one)).some(
        ({ kind, mentions }) => kind === 'note' && mentions[0] === at.kontor.cast.people.tim.id,
      ),
    );
    await sees(at.tim.getByRole('link', { name: 'Mentions 1' }));
  });

  test('assign to me', async () => {
    const one = await openOne();
    await at.lena.press('i');
    await becomes(one, { assigneeId: at.kontor.cast.people.lena.id });
  });

  test('assign to a colleague', async () => {
    const one = await openOne();
    await at.lena.press('a');
    await at.page.getByRole('option', { name: /^Tim/ }).waitFor();
    await at.lena.on('[role=listbox], [role=dialog]');
    await until('Tim is the one', async () => {
      if (await at.page.locator('[role=option][data-highlighted]', { hasText: 'Tim' }).count()) return true;
      await at.lena.press('ArrowDown');
      return false;
    });
    await at.lena.press('Enter');
    await becomes(one, { assigneeId: at.kontor.cast.people.tim.id });
  });

  test('hand to another team, through the palette', async () => {
    const one = await openOne();
    // From where it is lost to Lena.
    await at.lena.choose('team returns', /Move to a team: Returns/);
    await until('Mara has it', async () => (await list('view=all', 'mara')).some(({ id }) => id === one.id));
  });

  test('tag', async () => {
    const one = await openOne();
    await at.lena.press('l');
    await at.lena.type('crate');
    await at.page.getByRole('option', { name: 'Create “crate”' }).waitFor();
    await at.lena.press('ArrowDown Enter');
    await until('it is tagged', async () => (await now(one)).tags.includes('crate'));
  });

  test('set the priority', async () => {
    const one = await openOne();
    await at.lena.choose('prio urg', /Priority: Urgent/);
    await becomes(one, { priority: 'urgent' });
  });

  test('change the type', async () => {
    const one = await openOne();
    await at.lena.choose('type compl', /Type: Complaint/);
    await becomes(one, { type: 'complaint' });
  });

  test('change the subject', async () => {
    const one = await openOne();
    await at.lena.press('Shift+s');
    await at.page.getByRole('textbox', { name: 'Subject' }).waitFor();
    await at.lena.press('Control+a');
    await at.lena.type('Crate lost');
    await at.lena.press('Enter');
    await becomes(one, { subject: 'Crate lost' });
  });

  test('snooze until tomorrow', async () => {
    const one = await openOne();
    await at.lena.press('h');
    await at.page.getByRole('menuitem', { name: /^Tomorrow/ }).waitFor();
    await until('tomorrow is the one', async () => {
      if (await at.page.locator('[role=menuitem][data-highlighted]', { hasText: 'Tomorrow' }).count())
        return true;
      await at.lena.press('ArrowDown');
      return false;
    });
    await at.lena.press('Enter');
    await becomes(one, { status: 'snoozed' });
  });

  test('resolve, and go on with the next', async () => {
    const one = await openOne();
    await at.lena.press('e');
    await becomes(one, { status: 'resolved' });
    await rowOf(at.tim, one).waitFor({ state: 'detached' });
    await head(one.number).waitFor({ state: 'detached' });
    await at.page.waitForURL(/\/inbox\/all\/\d+/);
  });

  test('take a resolve back', async () => {
    const one = await openOne();
    await at.lena.press('e');
    await becomes(one, { status: 'resolved' });
    await at.page.getByText(`#${one.number} resolved`).waitFor();
    await at.lena.press('z');
    await becomes(one, { status: 'open' });
  });

  test('reopen', async () => {
    const one = at.takeOne();
    await at.kontor
      .api('tim')
      .put(`/conversations/${one.id}/status`, { status: 'resolved' }, conversationRow);
    await open(one.number);
    await at.lena.press('Shift+e');
    await becomes(one, { status: 'open' });
  });

  test('mark as spam', async () => {
    const one = await openOne();
    await at.lena.press('!');
    await becomes(one, { status: 'spam' });
  });

  test('look at a file and come back', async () => {
    const one = at.rows[5]!;
    await open(one.number);
    await at.page.getByRole('img', { name: 'crate.png' }).waitFor();
    await at.lena.press('v');
    const viewer = at.page.getByRole('dialog', { name: 'crate.png' });
    await sees(viewer);
    await at.lena.press('Escape');
    await viewer.waitFor({ state: 'detached' });
  });

  test('forward', async () => {
    await openOne();
    await at.lena.press('f');
    await sees(at.page.getByText('Goes along:'));
    await at.lena.inField();
  });
});
