import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';

/** A value as COPY's text format writes it. Arrays of words and JSON are made by `words` and `jsonText`. */
export type Cell = string | number | boolean | null;

/** Rows of one table, kept as text until they are copied. */
export class CopyRows {
  readonly table: string;
  readonly #columns: readonly string[];
  #text = '';
  #parts: Buffer[] = [];
  count = 0;

  constructor(table: string, columns: readonly string[]) {
    this.table = table;
    this.#columns = columns;
  }

  add(...cells: Cell[]): void {
    if (cells.length !== this.#columns.length)
      throw new Error(`${this.table} has ${this.#columns.length} columns here, not ${cells.length}`);
    let line = cellText(cells[0]!);
    for (let i = 1; i < cells.length; i++) line += `\t${cellText(cells[i]!)}`;
    this.#text += `${line}\n`;
    this.count++;
    if (this.#text.length > 500_000) this.#settle();
  }

  /** The statement and the bytes so far, which are given away. */
  take(): { statement: string; parts: Buffer[] } {
    this.#settle();
    const parts = this.#parts;
    this.#parts = [];
    this.count = 0;
    return { statement: `copy ${this.table} (${this.#columns.join(', ')}) from stdin`, parts };
  }

  #settle(): void {
    if (this.#text) this.#parts.push(Buffer.from(this.#text));
    this.#text = '';
  }
}

/** `isFrozen`: as rows that everybody sees for ever; of a table that was emptied in this transaction. */
export async function copy(
  client: ClientBase,
  { statement, parts }: ReturnType<CopyRows['take']>,
  isFrozen: boolean,
): Promise<void> {
  const how = isFrozen ? `${statement} with (freeze)` : statement;
  if (parts.length > 0) await pipeline(Readable.from(parts), client.query(copyFrom(how)));
}

function cellText(cell: Cell): string {
  if (cell === null) return String.raw`\N`;
  if (typeof cell !== 'string') return typeof cell === 'boolean' ? (cell ? 't' : 'f') : String(cell);
  return special.test(cell) ? cell.replace(specials, (character) => escapes[character]!) : cell;
}

const special = /[\\\t\n\r]/;
const specials = /[\\\t\n\r]/g;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A PostgreSQL array of texts. */
export function words(list: readonly string[]): string {
  return list.length === 0
    ? '{}'
    : `{${list.map((word) => `"${word.replace(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`;
}

const days = new Map<number, string>();
const twoDigits = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));

/** For `timestamptz(3)`: as `toISOString` writes it, which takes three times as long. */
export function instant(at: number): string;
export function instant(at: number | null): string | null;
export function instant(at: number | null): string | null {
  if (at === null) return null;
  const day = Math.floor(at / 86_400_000);
  let date = days.get(day);
  if (!date) days.set(day, (date = new Date(at).toISOString().slice(0, 11)));
  const time = at - day * 86_400_000;
  const seconds = Math.floor(time / 1000);
  const minutes = Math.floor(seconds / 60);
  const milliseconds = String(1000 + (time - seconds * 1000)).slice(1);
  return `${date}${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}.${milliseconds}Z`;
}
