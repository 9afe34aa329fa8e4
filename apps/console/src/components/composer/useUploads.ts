import type { AttachmentView } from '@kontor/contracts/message';
import { onScopeDispose, ref } from 'vue';
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
  return { add, addPictures, again, remove, isOver, dropping };
}
