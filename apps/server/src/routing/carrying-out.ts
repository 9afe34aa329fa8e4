import type { Effect } from '@kontor/domain/rules/rule';
import type { ConversationChanges, NewFact } from '../timeline/recording.ts';

/** Notes the change, and gives its fact. */
export function carriedOut(effect: Effect, changes: ConversationChanges, tags: string[]): NewFact[] {
  switch (effect.did) {
    case 'team':
      changes.team_id = effect.to;
      return [{ type: 'conversation.team_changed', data: { team: { from: effect.from, to: effect.to } } }];
    case 'assignee':
      changes.assignee_id = effect.to;
      return [
        {
          type: 'conversation.assigned',
          data: {
            assignee: { from: effect.from, to: effect.to },
            ...(effect.considered ? { considered: effect.considered.map((one) => one.agentId) } : {}),
          },
        },
      ];
    case 'tag':
      tags.push(...effect.added);
      changes.tags = tags;
      return [{ type: 'conversation.tagged', data: { added: effect.added, removed: [] } }];
    case 'priority':
      changes.priority = effect.to;
      return [
        {
          type: 'conversation.priority_changed',
          data: { priority: { from: effect.from as typeof effect.to, to: effect.to } },
        },
      ];
    case 'nobody available':
      return [];
  }
}
