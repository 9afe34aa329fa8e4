import { onScopeDispose, ref, shallowReactive } from 'vue';
import { chordOf, typesSomething } from './chords.ts';
import { actions, type ActionId } from './definitions.ts';

/** One of the things an action can be done with: to whom, with which tag, until when. */
export interface ActionChoice {
  id: string;
  label: string;
  chosen?: boolean;
  run: () => unknown;
}
interface Options {
  /** Comes before what was bound last: what is ticked in the list comes before what is open. */
  first?: boolean;
  /** Why it cannot be done now: the name of a text in `whyNot`. */
  whyNot?: () => string;
  /** What the palette offers for it by name, in one step. */
  choices?: () => ActionChoice[];
}
interface Bound extends Options {
  run: () => unknown;
  when: () => boolean;
}

const bound = shallowReactive(new Map<ActionId, Bound[]>());

/** Says what an action does as long as the component lives. The one bound last comes first. */
export function useAction(
  id: ActionId,
  run: () => unknown,
  when: () => boolean = () => true,
  options: Options = {},
): void {
  const binding = { run, when, ...options };
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
export const choicesOf = (id: ActionId): ActionChoice[] => able(id)?.choices?.() ?? [];
/** Why it cannot be done just now, where somebody could say. */
export const whyNot = (id: ActionId): string | undefined =>
  canRun(id) ? undefined : bound.get(id)?.find((binding) => binding.whyNot)?.whyNot!();

export function runAction(id: ActionId): boolean {
  const binding = able(id);
  binding?.run();
  return binding !== undefined;
}

/** Keys that are letters and signs can be turned off: they are in the way of speech input and of some screen readers. */
const kept = 'kontor.singleKeys';
export const singleKeys = ref(localStorage.getItem(kept) !== 'off');
export function setSingleKeys(on: boolean): void {
  singleKeys.value = on;
  localStorage.setItem(kept, on ? 'on' : 'off');
}

let refused: (reason: string) => void = () => {};
/** Told when somebody pressed the key of what cannot be done now. */
export const whenRefused = (then: typeof refused) => (refused = then);

const sequenceTime = 1500;
let begun: { chord: string; at: number } | null = null;

/** The one listener for keys. It leaves alone whoever types, an open menu or dialog, and the browser's own keys. */
export function handleKey(event: KeyboardEvent): void {
  // 229: an input method is at work, in browsers that say so no other way.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  const typing = isTyping(event.target);
  if (!typing && isInside(event.target, '[role=menu], [role=listbox], [role=dialog]')) return;
  const chord = chordOf(event);
  if (!singleKeys.value && typesSomething(chord)) return;
  const sequence = begun && event.timeStamp - begun.at < sequenceTime ? `${begun.chord} ${chord}` : chord;
  begun = null;

  const candidates = actions.filter(
    (action) => action.keys.includes(sequence) && (!typing || action.whileTyping),
  );
  const possible = candidates.find(({ id }) => canRun(id));
  if (possible) {
    event.preventDefault();
    if (!event.repeat || possible.repeats) runAction(possible.id);
    return;
  }
  for (const { id } of candidates) {
    const reason = event.repeat ? undefined : whyNot(id);
    if (reason) return refused(reason);
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
