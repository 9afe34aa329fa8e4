import { onScopeDispose, shallowReactive } from 'vue';
import { chordOf } from './chords.ts';
import { actions, type ActionId } from './definitions.ts';

interface Bound {
  run: () => unknown;
  when: () => boolean;
  first: boolean;
}

const bound = shallowReactive(new Map<ActionId, Bound[]>());

/**
 * Says what an action does as long as the component lives. The one bound last comes first; before all of them whoever asks
 * to: what is ticked in the list comes before what is open.
 */
export function useAction(
  id: ActionId,
  run: () => unknown,
  when: () => boolean = () => true,
  { first = false }: { first?: boolean } = {},
): void {
  const binding = { run, when, first };
  bound.set(id, [binding, ...(bound.get(id) ?? [])]);
  onScopeDispose(() => {
    bound.set(
      id,
      (bound.get(id) ?? []).filter((other) => other !== binding),
    );
  });
}

function able(id: ActionId): Bound | undefined {
  const can = bound.get(id)?.filter(({ when }) => when());
  return can?.find(({ first }) => first) ?? can?.[0];
}
export const canRun = (id: ActionId): boolean => able(id) !== undefined;

export function runAction(id: ActionId): boolean {
  const binding = able(id);
  binding?.run();
  return binding !== undefined;
}

const sequenceTime = 1500;
let begun: { chord: string; at: number } | null = null;

/** The one listener for keys. It leaves alone whoever types, an open menu or dialog, and the browser's own keys. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event.target);
  if (!typing && isInside(event.target, '[role=menu], [role=listbox], [role=dialog]')) return;
  const chord = chordOf(event);
  const sequence = begun && event.timeStamp - begun.at < sequenceTime ? `${begun.chord} ${chord}` : chord;
  begun = null;

  const candidates = actions.filter(
    (action) => action.keys.includes(sequence) && (!typing || action.whileTyping),
  );
  const possible = candidates.find(({ id }) => canRun(id));
  if (possible) {
    event.preventDefault();
    runAction(possible.id);
    return;
  }
  if (!typing && actions.some(({ keys }) => keys.some((key) => key.startsWith(`${chord} `)))) {
    begun = { chord, at: event.timeStamp };
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}

function isInside(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
