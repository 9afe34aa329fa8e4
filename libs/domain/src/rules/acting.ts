import type { ConversationFacts } from '../condition/facts.ts';
import { nextInTurn } from './round-robin.ts';
import type { Effect, RuleAction, Staff } from './rule.ts';

/** What an action would do to a conversation as it is now. Empty when it is so already. */
export function effectsOf(action: RuleAction, facts: ConversationFacts, staff: Staff): Effect[] {
  switch (action.do) {
    case 'team':
      return handOver(action.teamId, facts, staff);
    case 'assignee':
      if (!staff.agents.some((agent) => agent.id === action.agentId)) throw new Gone('agent');
      return assign(action.agentId, facts);
    case 'round robin':
      return takeTurns(action.teamId, facts, staff);
    case 'tag': {
      const added = [...new Set(action.tags)].filter((tag) => !facts.tags.includes(tag));
      return added.length > 0 ? [{ did: 'tag', added }] : [];
    }
    case 'priority':
      if (facts.priority === action.priority) return [];
      return [{ did: 'priority', from: facts.priority, to: action.priority }];
  }
}

/** The conversation as it is after an effect: what later actions and rules see. */
export function withEffect(facts: ConversationFacts, effect: Effect): ConversationFacts {
  switch (effect.did) {
    case 'team':
      return { ...facts, teamId: effect.to };
    case 'assignee':
      return { ...facts, assigneeId: effect.to };
    case 'tag':
      return { ...facts, tags: [...facts.tags, ...effect.added] };
    case 'priority':
      return { ...facts, priority: effect.to };
    case 'nobody available':
      return facts;
  }
}

/** A rule needs a team or an agent that is there no more. */
export class Gone extends Error {
  readonly words: { en: string; de: string };
  constructor(what: 'team' | 'agent') {
    super(`The ${what} is there no more.`);
    this.words = {
      en: this.message,
      de:
        what === 'team'
          ? 'Das Team der Regel gibt es nicht mehr.'
          : 'Den Agenten der Regel gibt es nicht mehr.',
    };
  }
}

/** Whoever had it keeps it only if they are in the new team, as when a person hands it over. */
function handOver(teamId: string, facts: ConversationFacts, staff: Staff): Effect[] {
  const team = teamOf(teamId, staff);
  if (facts.teamId === teamId) return [];
  const keeps = facts.assigneeId === null || team.agentIds.includes(facts.assigneeId);
  return [{ did: 'team', from: facts.teamId, to: teamId }, ...(keeps ? [] : assign(null, facts))];
}

function assign(agentId: string | null, facts: ConversationFacts): Effect[] {
  return facts.assigneeId === agentId ? [] : [{ did: 'assignee', from: facts.assigneeId, to: agentId }];
}

/** Someone of the team who has it keeps it: the customer's second message is no new turn. */
function takeTurns(named: string | undefined, facts: ConversationFacts, staff: Staff): Effect[] {
  const teamId = named ?? facts.teamId;
  if (teamId === null) return [];
  const team = teamOf(teamId, staff);
  if (facts.assigneeId !== null && team.agentIds.includes(facts.assigneeId)) return [];
  const { agentId, considered } = nextInTurn(
    staff.agents.filter((agent) => team.agentIds.includes(agent.id)),
  );
  if (agentId === null) return [{ did: 'nobody available', teamId, considered }];
  return [{ did: 'assignee', from: facts.assigneeId, to: agentId, considered }];
}

function teamOf(id: string, staff: Staff): Staff['teams'][number] {
  const team = staff.teams.find((one) => one.id === id);
  if (!team) throw new Gone('team');
  return team;
}
