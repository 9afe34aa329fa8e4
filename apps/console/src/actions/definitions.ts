/**
 * Everything that can be done, and every place to go. The palette, tooltips, the sheet (`?`), the settings page and the tests
 * read this list; what an action does is bound by the component that can do it (`useAction`), where each place lies stands in
 * `places.ts`. Labels are `actions.<id>`.
 */
export interface ActionDefinition {
  id: ActionId;
  area: ActionArea;
  /** `j`, `g m` (one after the other), `mod+enter` (⌘ on a Mac, Ctrl elsewhere). The first one is shown; some have none. */
  keys: readonly string[];
  /** Works while typing too. Only for keys that type nothing. */
  whileTyping?: true;
  /** Goes on while the key is held down. All others would do harm. */
  repeats?: true;
  /** Only makes sense as a key: the palette does not offer it. */
  keyOnly?: true;
}

export const actionAreas = ['list', 'conversation', 'writing', 'go', 'general'] as const;
export type ActionArea = (typeof actionAreas)[number];

const define = <const Id extends string>(
  id: Id,
  area: ActionArea,
  keys: readonly string[],
  whileTyping?: true,
  more: Pick<ActionDefinition, 'repeats' | 'keyOnly'> = {},
) => ({ id, area, keys, ...(whileTyping && { whileTyping }), ...more });

const definitions = [
  define('next', 'list', ['j'], undefined, { repeats: true }),
  define('previous', 'list', ['k'], undefined, { repeats: true }),
  define('order', 'list', ['o']),
  define('select', 'list', ['x']),
  define('selectTo', 'list', ['shift+x']),
  define('selectNext', 'list', ['shift+j'], undefined, { repeats: true }),
  define('selectPrevious', 'list', ['shift+k'], undefined, { repeats: true }),
  define('selectAll', 'list', ['*']),
  define('peek', 'list', ['space'], undefined, { keyOnly: true }),

  define('reply', 'conversation', ['r']),
  define('note', 'conversation', ['n']),
  define('forward', 'conversation', ['f']),
  define('resolve', 'conversation', ['e']),
  define('snooze', 'conversation', ['h']),
  define('wait', 'conversation', ['w']),
  define('reopen', 'conversation', ['shift+e']),
  define('assign', 'conversation', ['a']),
  define('handOver', 'conversation', ['shift+a']),
  define('take', 'conversation', ['i']),
  define('takeOver', 'conversation', ['shift+i']),
  define('team', 'conversation', ['t']),
  define('tag', 'conversation', ['l']),
  define('priority', 'conversation', ['p']),
  define('type', 'conversation', ['shift+t']),
  define('subject', 'conversation', ['shift+s']),
  define('follow', 'conversation', ['shift+f']),
  define('unread', 'conversation', ['u']),
  define('read', 'conversation', ['shift+u']),
  define('spam', 'conversation', ['!']),
  define('needsNoAnswer', 'conversation', ['shift+n']),
  define('files', 'conversation', ['v']),
  define('why', 'conversation', ['y']),
  define('backToList', 'conversation', ['escape'], undefined, { keyOnly: true }),

  define('send', 'writing', ['mod+enter'], true, { keyOnly: true }),
  define('sendAndWait', 'writing', ['mod+shift+1'], true),
  define('sendAndResolve', 'writing', ['mod+shift+e'], true),
  define('sendAndSnooze', 'writing', ['mod+.'], true),
  define('sendLater', 'writing', ['mod+;'], true),
  define('sendAnyway', 'writing', ['mod+shift+enter'], true),
  define('leaveComposer', 'writing', ['escape'], true, { keyOnly: true }),
  define('canned', 'writing', ['shift+c']),
  define('emoji', 'writing', ['mod+shift+2'], true),
  define('bold', 'writing', ['mod+b'], true),
  define('italic', 'writing', ['mod+i'], true),
  define('underline', 'writing', ['mod+u'], true),
  define('link', 'writing', ['mod+shift+u'], true),
  define('code', 'writing', ['mod+shift+6'], true),
  define('numbers', 'writing', ['mod+shift+7'], true),
  define('bullets', 'writing', ['mod+shift+8'], true),
  define('quote', 'writing', ['mod+shift+9'], true),

  define('goMine', 'go', ['g m']),
  define('goUnassigned', 'go', ['g u']),
  define('goMentions', 'go', ['g n']),
  define('goAll', 'go', ['g a']),
  define('goWaiting', 'go', ['g w']),
  define('goSnoozed', 'go', ['g s']),
  define('goDrafts', 'go', ['g d']),
  define('goSent', 'go', ['g t']),
  define('goResolved', 'go', ['g r']),
  define('goSpam', 'go', ['g p']),
  define('goFailed', 'go', ['g f']),
  define('goCustomers', 'go', ['g c']),
  define('goNotifications', 'go', ['g b']),
  define('goSettings', 'go', ['g e']),

  define('compose', 'general', ['c']),
  define('palette', 'general', ['mod+k'], true, { keyOnly: true }),
  define('search', 'general', ['/']),
  define('jump', 'general', ['#']),
  define('undo', 'general', ['z']),
  define('keys', 'general', ['?']),
  define('theme', 'general', []),
  define('language', 'general', []),
  define('availability', 'general', []),
  define('newView', 'general', []),
  define('signOut', 'general', []),
] as const;

export type ActionId = (typeof definitions)[number]['id'];
export const actions: readonly ActionDefinition[] = definitions;

export function actionOf(id: ActionId): ActionDefinition {
  return actions.find((action) => action.id === id)!;
}
/** The key that is shown for it. */
export const keyOf = (id: ActionId): string | undefined => actionOf(id).keys[0];
