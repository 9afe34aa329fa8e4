import type { AttachmentView } from '@kontor/contracts/message';

export type AttachmentKind = 'image' | 'pdf' | 'text' | 'other';

const images = /^image\/(png|jpe?g|gif|webp|avif|bmp)$/;
const texts = /^(text\/(plain|csv|markdown|calendar|x-log)|application\/json)$/;

/** How it can be looked at. What its sender says it is only chooses the way: the server serves it as what it is. */
export function attachmentKind({ type }: Pick<AttachmentView, 'type'>): AttachmentKind {
  const plain = type.toLowerCase().split(';', 1)[0]!.trim();
  if (images.test(plain)) return 'image';
  if (plain === 'application/pdf') return 'pdf';
  return texts.test(plain) ? 'text' : 'other';
}
