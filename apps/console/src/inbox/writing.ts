import type { Address } from '@kontor/contracts/common';
import type { ConversationDetail } from '@kontor/contracts/conversation';
import type { AttachmentView, DraftView } from '@kontor/contracts/message';
import type { DraftContent } from '../api/conversations.ts';

/** A reply or a note as it stands in the composer. */
export interface Writing {
  text: string;
  channelId: string | null;
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
  return { text: '', channelId: null, subject: '', to: [], cc: [], bcc: [], files: [], forward: null };
}

export function fromDraft(draft: DraftView | DraftLike, proposed: Writing): Writing {
  const { content } = draft;
  const known = new Map((draft.attachments ?? []).map((file) => [file.id, file]));
  return {
    text: content.text,
    channelId: content.channelId ?? proposed.channelId,
    subject: content.subject ?? proposed.subject,
    to: content.to ?? proposed.to,
    cc: content.cc ?? proposed.cc,
    bcc: content.bcc ?? [],
    forward: content.forward ?? null,
    files: (content.attachmentIds ?? []).flatMap((id) => {
      const file = known.get(id);
      return file ? [uploaded(file)] : [];
    }),
  };
}
export interface DraftLike {
  content: DraftContent;
  attachments?: AttachmentView[] | undefined;
}

export function uploaded(file: AttachmentView): Upload {
  return {
    key: file.id,
    name: file.name,
    size: file.size,
    progress: 1,
    attachment: file,
    fault: null,
    abort: null,
  };
}

/** What of it is stored as a draft: recipients only where they differ from what would be proposed anyway. */
export function draftOf(writing: Writing, kind: 'reply' | 'note', proposed: Writing): DraftContent {
  const attachmentIds = attachmentsOf(writing);
  if (kind === 'note') return { text: writing.text, ...(attachmentIds.length && { attachmentIds }) };
  const changed = <Key extends 'to' | 'cc' | 'bcc'>(key: Key) =>
    sameAddresses(writing[key], proposed[key]) ? {} : { [key]: writing[key] };
  return {
    text: writing.text,
    ...(writing.channelId && { channelId: writing.channelId }),
    ...changed('to'),
    ...changed('cc'),
    ...changed('bcc'),
    ...(writing.subject !== proposed.subject && { subject: writing.subject }),
    ...(writing.forward && { forward: writing.forward }),
    ...(attachmentIds.length && { attachmentIds }),
  };
}

export const attachmentsOf = (writing: Writing) =>
  writing.files.flatMap(({ attachment }) => (attachment ? [attachment.id] : []));

export function isEmpty(writing: Writing): boolean {
  return writing.text.trim() === '' && writing.files.length === 0 && writing.forward === null;
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

/** Those colleagues whose name stands behind an @ in the text. */
export function mentionedIn(text: string, colleagues: { id: string; name: string }[]): string[] {
  return colleagues.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
}
