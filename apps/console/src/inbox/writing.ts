import type { Address } from '@kontor/contracts/common';
import type { ConversationDetail } from '@kontor/contracts/conversation';
import type { AttachmentView, DraftView } from '@kontor/contracts/message';
import { htmlOfText, isPlainHtml } from '@kontor/domain/text/rich-text';
import type { DraftContent } from '../api/conversations.ts';

/** Words, and how they look: null when they are lines and nothing else. */
export interface Written {
  text: string;
  /** Names pictures by the key of their upload: `cid:<key>`. */
  html: string | null;
}

/** A reply or a note as it stands in the composer. */
export interface Writing extends Written {
  channelId: string | null;
  /** Chosen among the channel's addresses; null: the one that was written to. */
  from: string | null;
  subject: string;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  files: Upload[];
  /** The message that goes along. */
  forward: string | null;
}

export interface Upload {
  key: string;
  name: string;
  size: number;
  /** 0 to 1. */
  progress: number;
  attachment: AttachmentView | null;
  fault: string | null;
  abort: AbortController | null;
  /** It stands in the text, or did until it was deleted there. */
  isPicture?: boolean;
  /** The picture itself, until the server shows it. */
  preview?: string;
}

/** How the reply goes out if nothing is changed. */
export function proposedReply(conversation: ConversationDetail): Writing {
  const { reply } = conversation;
  return {
    ...emptyWriting(),
    channelId: reply?.channelId ?? null,
    subject: reply?.subject ?? '',
    to: reply?.to ?? [],
    cc: reply?.cc ?? [],
  };
}

export function emptyWriting(): Writing {
  return {
    text: '',
    html: null,
    channelId: null,
    from: null,
    subject: '',
    to: [],
    cc: [],
    bcc: [],
    files: [],
    forward: null,
  };
}

export function fromDraft(draft: DraftView | DraftLike, proposed: Writing): Writing {
  const { content } = draft;
  const known = new Map((draft.attachments ?? []).map((file) => [file.id, file]));
  const html = content.html && (!isPlainHtml(content.html) || content.html.includes('data-mention'));
  return {
    text: content.text,
    html: html ? content.html! : null,
    channelId: content.channelId ?? proposed.channelId,
    from: content.from ?? null,
    subject: content.subject ?? proposed.subject,
    to: content.to ?? proposed.to,
    cc: content.cc ?? proposed.cc,
    bcc: content.bcc ?? [],
    forward: content.forward ?? null,
    files: (content.attachmentIds ?? []).flatMap((id) => {
      const file = known.get(id);
      return file ? [uploaded(file, isShown(content.html ?? null, id))] : [];
    }),
  };
}
export interface DraftLike {
  content: DraftContent;
  attachments?: AttachmentView[] | undefined;
}

export function uploaded(file: AttachmentView, isPicture = false): Upload {
  return {
    key: file.id,
    name: file.name,
    size: file.size,
    progress: 1,
    attachment: file,
    fault: null,
    abort: null,
    ...(isPicture && { isPicture }),
  };
}

/** What of it is stored as a draft: recipients only where they differ from what would be proposed anyway. */
export function draftOf(writing: Writing, kind: 'reply' | 'note', proposed: Writing): DraftContent {
  const attachmentIds = attachmentsOf(writing);
  const { text, html } = sendable(writing);
  const words = { text, ...(html !== null && { html }) };
  if (kind === 'note') return { ...words, ...(attachmentIds.length && { attachmentIds }) };
  const changed = <Key extends 'to' | 'cc' | 'bcc'>(key: Key) =>
    sameAddresses(writing[key], proposed[key]) ? {} : { [key]: writing[key] };
  return {
    ...words,
    ...(writing.channelId && { channelId: writing.channelId }),
    ...(writing.from && { from: writing.from }),
    ...changed('to'),
    ...changed('cc'),
    ...changed('bcc'),
    ...(writing.subject !== proposed.subject && { subject: writing.subject }),
    ...(writing.forward && { forward: writing.forward }),
    ...(attachmentIds.length && { attachmentIds }),
  };
}

/** What goes along: all files, and those pictures that stand in the text now. */
export const attachmentsOf = ({ files, html }: Writing) =>
  files.flatMap(({ attachment, isPicture, key }) =>
    attachment && (!isPicture || isShown(html, key)) ? [attachment.id] : [],
  );

/** Those that matter: not the pictures that were deleted from the text. */
export const filesThatGo = ({ files, html }: Writing) =>
  files.filter(({ isPicture, key }) => !isPicture || isShown(html, key));

const isShown = (html: string | null, key: string) => html?.includes(`src="cid:${key}"`) ?? false;

/** The text as the server takes it: pictures by the id of their attachment, without those that are not there yet. */
export function sendable({ text, html, files }: Writing): Written {
  if (html === null) return { text, html };
  const ids = new Map(files.map(({ key, attachment }) => [key, attachment?.id]));
  return {
    text,
    html: html.replace(/<img\b[^>]*?\bsrc="cid:([^"]+)"[^>]*>/g, (image, key: string) => {
      const id = ids.get(key);
      return id ? image.replace(`cid:${key}`, `cid:${id}`) : '';
    }),
  };
}

/** What came back, and what was begun meanwhile. */
export function oneAfterTheOther(first: Written, then: Written): Written {
  if (then.text.trim() === '' && !then.html) return { text: first.text, html: first.html };
  const isPlain = first.html === null && then.html === null;
  return {
    text: `${first.text}\n\n${then.text}`,
    html: isPlain
      ? null
      : [first, then].map(({ text, html }) => html ?? htmlOfText(text)).join('<div><br></div>'),
  };
}

export function isEmpty(writing: Writing): boolean {
  return writing.text.trim() === '' && filesThatGo(writing).length === 0 && writing.forward === null;
}

export function sameAddresses(a: Address[], b: Address[]): boolean {
  return a.length === b.length && a.every(({ address }, i) => address === b[i]!.address);
}

/** "Anna <anna@x>" or a bare address; null when it cannot be one. */
export function addressOf(typed: string): Address | null {
  const text = typed.trim().replace(/[,;]+$/, '');
  const named = /^(.*)<([^<>\s]+@[^<>\s]+)>$/.exec(text);
  const address = (named?.[2] ?? text).trim();
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(address)) return null;
  const name = named?.[1]?.trim().replace(/^"|"$/g, '');
  return name ? { address, name } : { address };
}
