import { compareCodePoints } from '../text/key.ts';
import { milliseconds } from '../time/moment.ts';
import type { Considered, StaffAgent } from './rule.ts';

/**
 * Whose turn is it? The available agent whose last assignment is longest ago; who never had one comes first; of equals the
 * lower id, so that two servers decide alike. Null when nobody is available. Says who was considered, in that order.
 */
export function nextInTurn(agents: readonly StaffAgent[]): {
  agentId: string | null;
  considered: Considered[];
} {
  const inTurn = agents.toSorted((a, b) => lastOf(a) - lastOf(b) || compareCodePoints(a.id, b.id));
  const considered = inTurn.map((agent) => {
    const at = milliseconds(agent.lastAssignedAt);
    return {
      agentId: agent.id,
      available: agent.available,
      lastAssignedAt: at === null ? null : new Date(at).toISOString(),
    };
  });
  return { agentId: inTurn.find((agent) => agent.available)?.id ?? null, considered };
}

function lastOf(agent: StaffAgent): number {
  return milliseconds(agent.lastAssignedAt) ?? Number.MIN_SAFE_INTEGER;
}
