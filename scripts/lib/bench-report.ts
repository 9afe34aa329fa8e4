import type { Figure } from '../../apps/server/bench/bench.ts';
import { budgetOf, budgets, isWithin } from '../../apps/server/bench/budgets.ts';

export interface Judged {
  name: string;
  value: number;
  unit: string;
  budget: number | null;
  floor: number | null;
  ok: boolean;
}

export function judge({ name, value, unit, floor }: Figure, small: boolean): Judged {
  const budget = budgetOf(name);
  const ok = Number.isFinite(value) && (!budget || isWithin(value, budget, small ? 3 : 1));
  return { name, value, unit, budget: budget?.atMost ?? budget?.atLeast ?? null, floor: floor ?? null, ok };
}

export function table(figures: Judged[]): string {
  const rows = figures.map(({ name, value, unit, budget, floor, ok }) => {
    const least = budgetOf(name)?.atLeast !== undefined;
    return [
      name,
      round(value),
      unit,
      budget === null ? '' : `${least ? '≥' : '≤'} ${budget}`,
      floor === null ? '' : round(floor),
      ok ? 'ok' : 'OVER',
    ];
  });
  const lines = [['figure', 'value', 'unit', 'budget', 'floor', ''], ...rows];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const shown = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return [shown[0], '─'.repeat(shown[0]!.length), ...shown.slice(1)].join('\n');
}

/** Promises that nothing measures: said, so that nobody takes the table for the whole. */
export function unmeasured(figures: Judged[]): string[] {
  return Object.keys(budgets).filter(
    (name) => !figures.some((figure) => figure.name === name || figure.name.startsWith(`${name}-`)),
  );
}

const round = (value: number) =>
  (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))).toString();
