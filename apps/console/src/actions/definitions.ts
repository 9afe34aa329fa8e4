/**
 * Everything a key can do. Tooltips, the sheet (`?`), the settings page and the tests read this list; what an action does is
 * bound by the component that can do it (`useAction`). Labels are `actions.<id>`.
 */
export interface ActionDefinition {
  id: ActionId;
  area: ActionArea;
  /** `j`, `g m` (one after the other), `mod+enter` (⌘ on a Mac, Ctrl elsewhere). The first one is shown. */
  keys: readonly string[];
  /** Works while typing too. Only for keys that type nothing. */
  whileTyping?: true;
}

export const actionAreas = ['list', 'conversation', 'writing', 'go', 'general'] as const;
export type ActionArea = (typeof actionAreas)[number];

const define = <const Id extends string>(
  id: Id,
  area: ActionArea,
  keys: readonly string[],
  whileTyping?: true,
) => ({ id, area, keys, ...(whileTyping && { whileTyping }) });

const definitions = [
  define('next', 'list', ['j']),
  define('previous', 'list', ['k']),
  define('order', 'list', ['o']),
  define('select', 'list', ['x']),
  define('selectTo', 'list', ['shift+x']),
  define('selectAll', 'list', ['*']),
  define('peek', 'list', ['space']),

  define('reply', 'conversation', ['r']),
  define('note', 'conversation', ['n']),
  define('forward', 'conversation', ['f']),
  define('resolve', 'conversation', ['e']),
  define('snooze', 'conversation', ['h']),
  define('wait', 'conversation', ['w']),
  define('reopen', 'conversation', ['shift+e']),
  define('assign', 'conversation', ['a']),
  define('take', 'conversation', ['i']),
  define('team', 'conversation', ['t']),
  define('tag', 'conversation', ['l']),
  define('priority', 'conversation', ['p']),
  define('follow', 'conversation', ['shift+f']),
  define('unread', 'conversation', ['u']),
  define('spam', 'conversation', ['!']),
  define('needsNoAnswer', 'conversation', ['shift+n']),
  define('why', 'conversation', ['y']),
  define('backToList', 'conversation', ['escape']),

  define('send', 'writing', ['mod+enter'], true),
  define('sendAnyway', 'writing', ['mod+shift+enter'], true),
  define('leaveComposer', 'writing', ['escape'], true),

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

  define('search', 'general', ['/']),
  define('undo', 'general', ['z']),
  define('keys', 'general', ['?']),
] as const;

export type ActionId = (typeof definitions)[number]['id'];
export const actions: readonly ActionDefinition[] = definitions;

export function actionOf(id: ActionId): ActionDefinition {
  return actions.find((action) => action.id === id)!;
}
