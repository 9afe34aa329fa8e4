import type { FillWishes } from './write.ts';

const phases = {
  customers: 'Customers',
  conversations: 'Conversations',
  search: 'Search',
  indexes: 'Indexes',
};
const width = 30;

/**
 * Shows how far a filling is: a bar that moves in a terminal, a line for each tenth elsewhere.
 */
export function progressBar(out: {
  isTTY?: boolean;
  write(text: string): unknown;
}): NonNullable<FillWishes['onProgress']> {
  let shown = '';
  return ({ phase, done, total }) => {
    const share = Math.min(1, done / total);
    const counts = `${grouped(done)} of ${grouped(total)}`;
    if (out.isTTY) {
      const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
      out.write(`\r\x1b[2K${phases[phase].padEnd(14)} ${bar} ${counts}${share === 1 ? '\n' : ''}`);
      return;
    }
    const mark = `${phase} ${Math.floor(share * 10)}`;
    if (mark !== shown) out.write(`${phases[phase]}: ${counts}\n`);
    shown = mark;
  };
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}
