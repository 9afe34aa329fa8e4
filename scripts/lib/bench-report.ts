import type { Figure } from '../../apps/server/bench/bench.ts';
import { type Budget, budgetOf, budgets, isWithin, missed } from '../../apps/server/bench/budgets.ts';

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
  const ok = Number.isFinite(value) && (!budget || isWithin(value, held(name, budget, small), small ? 3 : 1));
  return { name, value, unit, budget: budget?.atMost ?? budget?.atLeast ?? null, floor: floor ?? null, ok };
}

/** In CI a budget that is known to be missed is held to what was reached: worse than that is news. */
function held(name: string, budget: Budget, small: boolean): Budget {
  const known = small ? missed[name] : undefined;
  if (!known) return budget;
  return budget.atMost === undefined
    ? { ...budget, atLeast: known.reached }
    : { ...budget, atMost: known.reached };
}

/** What is known to be missed, for everybody to read. */
export function misses(figures: Judged[]): string[] {
  return figures.flatMap(({ name, value, unit, budget }) => {
    const known = missed[name];
    const met = budgetOf(name) && isWithin(value, budgetOf(name)!);
    return known && !met
      ? [`${name} is ${round(value)} ${unit}, the budget ${budget}: ${known.because}`]
      : [];
  });
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
