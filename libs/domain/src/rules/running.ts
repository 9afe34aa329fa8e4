import { UnknownField } from '../condition/catalogue.ts';
import type { Context } from '../condition/context.ts';
import type { ConversationFacts } from '../condition/facts.ts';
import { judge } from '../condition/judge.ts';
import { compareCodePoints } from '../text/key.ts';
import { effectsOf, Gone, withEffect } from './acting.ts';
import type { Decision, Effect, Rule, RuleEvent, Staff } from './rule.ts';

/**
 * Runs the rules on what happened, by their place. Each sees the conversation as the ones before have left it. Only what
 * fired or failed gives a decision; the caller carries out the effects and records each decision as an event of its own.
 *
 * Pure: a dry run over last week is the same call with last week's facts. `context` needs no viewer: a rule knows no "me".
 */
export function runRules(
  rules: readonly Rule[],
  event: RuleEvent,
  facts: ConversationFacts,
  context: Context,
  staff: Staff,
): { decisions: Decision[]; facts: ConversationFacts } {
  const decisions: Decision[] = [];
  let current = facts;
  for (const rule of inOrder(rules, event)) {
    const decision = decide(rule, current, context, staff);
    if (!decision) continue;
    decisions.push(decision);
    if (!decision.fired) continue;
    current = decision.effects.reduce(withEffect, current);
    if (decision.stopped) break;
  }
  return { decisions, facts: current };
}

function inOrder(rules: readonly Rule[], event: RuleEvent): Rule[] {
  return rules
    .filter((rule) => rule.event === event)
    .toSorted((a, b) => a.place - b.place || compareCodePoints(a.id, b.id));
}

function decide(
  { id, version, name, condition, actions, stop }: Rule,
  facts: ConversationFacts,
  context: Context,
  staff: Staff,
): Decision | undefined {
  const rule = { id, version, name };
  try {
    const why = judge(condition, facts, context);
    if (!why.held) return undefined;
    const effects: Effect[] = [];
    for (const action of actions)
      effects.push(...effectsOf(action, effects.reduce(withEffect, facts), staff));
    return { rule, fired: true, why, effects, stopped: stop };
  } catch (error) {
    return { rule, fired: false, fault: wordsFor(error) };
  }
}

function wordsFor(error: unknown): { en: string; de: string } {
  if (error instanceof Gone) return error.words;
  if (error instanceof UnknownField)
    return { en: error.message, de: `Das Feld «${error.field}» der Bedingung gibt es nicht mehr.` };
  const message = error instanceof Error ? error.message : String(error);
  return { en: `The rule cannot be read: ${message}`, de: `Die Regel ist nicht lesbar: ${message}` };
}
