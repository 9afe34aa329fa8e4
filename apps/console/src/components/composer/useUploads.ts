import type { CannedReply } from '@kontor/contracts/canned';
import type { AttachmentView } from '@kontor/contracts/message';
import { onScopeDispose, ref } from 'vue';
import { takeCannedFiles } from '../../api/canned.ts';
import { upload } from '../../api/attachments.ts';
import { useProblems } from '../../composables/useProblems.ts';
import type { Upload, Writing } from '../../inbox/writing.ts';

/** Files on their way to the server, each with its progress or with what is wrong. */
export function useUploads(writing: () => Writing) {
  const { words } = useProblems();

  const previews: string[] = [];
  onScopeDispose(() => previews.forEach((url) => URL.revokeObjectURL(url)));

  function add(files: Iterable<File>): void {
    for (const file of files) void start(file, crypto.randomUUID());
  }
  /** They stand in the text, seen at once; gives their keys. */
  function addPictures(files: File[]): string[] {
    return files.map((file) => {
      const key = crypto.randomUUID();
      const preview = URL.createObjectURL(file);
      previews.push(preview);
      void start(file, key, { isPicture: true, preview });
      return key;
    });
  }
  /** What went along before belongs to that message: it is fetched and uploaded once more, under its old name. */
  async function again(before: AttachmentView[], html: string | null): Promise<void> {
    await Promise.all(
      before.map(async ({ id, name, type, path }) => {
        if (!path) return;
        const answer = await fetch(path);
        if (!answer.ok) return;
        const file = new File([await answer.blob()], name, { type });
        const isPicture = html?.includes(`/files/${id}`) ?? false;
        await start(file, id, isPicture ? { isPicture, preview: URL.createObjectURL(file) } : {});
      }),
    );
  }
  /** What a canned reply brings: there at once, ours when the server has said so. */
  async function ofCanned({ id, files }: Pick<CannedReply, 'id' | 'files'>): Promise<void> {
    const target = writing();
    const entries = files.map(({ name, size }): Upload => ({
      key: crypto.randomUUID(),
      name,
      size,
      progress: 0,
      attachment: null,
      fault: null,
      abort: null,
    }));
    if (entries.length === 0) return;
    target.files.push(...entries);
    const entry = (i: number) => target.files.find(({ key }) => key === entries[i]!.key) ?? {};
    try {
      const { items } = await takeCannedFiles(id);
      for (const [i, attachment] of items.entries())
        if (i < entries.length)
          Object.assign(entry(i), { attachment, name: attachment.name, size: attachment.size, progress: 1 });
      // Changed by a colleague a moment ago: what is no more does not go along.
      const gone = entries.slice(items.length).map(({ key }) => key);
      target.files = target.files.filter(({ key }) => !gone.includes(key));
    } catch (error) {
      for (const i of entries.keys()) Object.assign(entry(i), { fault: words(error) });
    }
  }
  async function start(file: File, key: string, more: Partial<Upload> = {}): Promise<void> {
    const target = writing();
    const abort = new AbortController();
    target.files.push({
      key,
      name: file.name,
      size: file.size,
      progress: 0,
      attachment: null,
      fault: null,
      abort,
      ...more,
    });
    const entry = (): Upload | undefined => target.files.find((one) => one.key === key);
    try {
      const attachment = await upload(file, (share) => setProgress(entry(), share), abort.signal);
      Object.assign(entry() ?? {}, { attachment, size: attachment.size, name: attachment.name, progress: 1 });
    } catch (error) {
      Object.assign(entry() ?? {}, { fault: words(error) });
    }
  }
  function setProgress(entry: Upload | undefined, share: number): void {
    if (entry) entry.progress = share;
  }
  function remove(key: string): void {
    const target = writing();
    target.files.find((one) => one.key === key)?.abort?.abort();
    target.files = target.files.filter((one) => one.key !== key);
  }
  const isOver = ref(false);
  /** Listeners of the place that files can be dropped on. */
  const dropping = {
    dragover(event: DragEvent) {
      event.preventDefault();
      isOver.value = true;
    },
    dragleave: () => (isOver.value = false),
    drop(event: DragEvent) {
      isOver.value = false;
      // The text took it.
      if (event.defaultPrevented) return;
      event.preventDefault();
      add([...(event.dataTransfer?.files ?? [])]);
    },
  };
  return { add, addPictures, again, ofCanned, remove, isOver, dropping };
}
