import { randomUUID } from 'node:crypto';
import type { Arrival } from './smtp.ts';

const statuses = {
  failed: { status: '5.1.1', says: '550 5.1.1 The e-mail account that you tried to reach does not exist' },
  delayed: { status: '4.4.1', says: '451 4.4.1 The receiving server does not answer' },
};

/**
 * A report about a mail that was taken and could not (or not yet) be delivered: multipart/report with a machine-readable
 * part (RFC 3464) and the mail's header, as Postfix and Exim send them. It answers the return path and has none itself.
 */
export function deliveryReport(about: Arrival, action: 'failed' | 'delayed', now: Date): Buffer {
  const host = about.to.split('@')[1] ?? 'playground';
  const { status, says } = statuses[action];
  const boundary = `report-${randomUUID()}`;
  const header = about.raw.slice(0, about.raw.search(/\r?\n\r?\n/));
  const date = now.toUTCString().replace('GMT', '+0000');
  const lines = [
    `Return-Path: <>`,
    `From: Mail Delivery System <MAILER-DAEMON@${host}>`,
    `To: ${about.from}`,
    `Subject: ${action === 'failed' ? 'Undelivered Mail Returned to Sender' : 'Delayed Mail (still being retried)'}`,
    `Date: ${date}`,
    `Message-ID: <${randomUUID()}@${host}>`,
    `Auto-Submitted: auto-replied`,
    `MIME-Version: 1.0`,
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    ``,
    `This is a MIME-encapsulated message.`,
    ``,
    `--${boundary}`,
    `Content-Type: text/plain; charset=us-ascii`,
    ``,
    `This is the mail system at host ${host}.`,
    ``,
    action === 'failed'
      ? `I'm sorry to have to inform you that your message could not\r\nbe delivered to one or more recipients.`
      : `Your message could not be delivered yet. It is still being retried;\r\nyou do not have to send it again.`,
    ``,
    `<${about.to}>: host mx.${host} said: ${says}`,
    ``,
    `--${boundary}`,
    `Content-Type: message/delivery-status`,
    ``,
    `Reporting-MTA: dns; ${host}`,
    `Arrival-Date: ${date}`,
    ``,
    `Final-Recipient: rfc822; ${about.to}`,
    `Original-Recipient: rfc822;${about.to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Remote-MTA: dns; mx.${host}`,
    `Diagnostic-Code: smtp; ${says}`,
    ``,
    `--${boundary}`,
    `Content-Type: text/rfc822-headers`,
    ``,
    header,
    ``,
    `--${boundary}--`,
    ``,
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
