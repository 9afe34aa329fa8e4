import { dayWords } from '../time/day.ts';
import { comparisons, type Comparison, type Condition } from './tree.ts';

/** The ids of the fields a tree looks at: a change of none of them cannot change its answer, unless it uses time. */
export function fieldsUsed(condition: Condition): Set<string> {
  return new Set([...comparisons(condition)].map((comparison) => comparison.field));
}

/** Whether the answer can change by the passing of time alone: such views are evaluated again every 30 seconds. */
export function usesTime(condition: Condition): boolean {
  return [...comparisons(condition)].some(movesWithTime);
}

/** Whether the answer depends on who looks: such a view has to be evaluated for each agent. */
export function usesViewer(condition: Condition): boolean {
  return [...comparisons(condition)].some((comparison) =>
    JSON.stringify(comparison.value ?? null).includes('"placeholder":'),
  );
}

function movesWithTime({ op, value }: Comparison): boolean {
  if (op === 'withinLast' || op === 'olderThan' || op === 'withinNext') return true;
  return op === 'on' && (dayWords as readonly unknown[]).includes(value);
}
