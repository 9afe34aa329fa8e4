export interface PickedFile {
  name: string;
  type: string;
  size: number;
  /** Base64. */
  content: string;
}

export async function pick(file: File): Promise<PickedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return {
    name: file.name,
    type: file.type || 'application/octet-stream',
    size: file.size,
    content: btoa(binary),
  };
}
