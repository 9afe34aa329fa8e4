import { ApiProblem } from '../../api/http.ts';

/** So much of a file is shown as text. */
const most = 400_000;

/** The beginning of a file as text, and whether that is all of it. What is no UTF-8 is taken for Latin. */
export async function beginningOf(path: string): Promise<{ text: string; isAll: boolean }> {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => {
    throw new ApiProblem({ code: 'no_connection' });
  });
  if (!response.ok) throw new ApiProblem({ code: 'not_found', status: response.status });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isAll = bytes.length <= most;
  return { text: textOf(isAll ? bytes : bytes.subarray(0, most)), isAll };
}

export function textOf(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  // A letter that was cut in two at the end is no sign of another encoding.
  return text.slice(0, -1).includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text;
}
