import type { ConversationRow, ListedConversation } from '../conversation.ts';
import { withNewestCustomer } from './customer.ts';
import { applyRow } from './list.ts';
import type { ClientContext, ClientState } from './state.ts';

/** What is on the screen of one conversation. After a break the list may know more of it than what is open, or less. */
export interface Shown {
  /** Of the list; of one that is not in it, the newest that is known. */
  row: ConversationRow;
  open: ConversationRow | null;
}

/** As it stands now, to be taken back to. `known` is the row by which somebody named it. */
export function shownOf({ open, list }: ClientState, known: ConversationRow): Shown {
  const detail = open?.detail.id === known.id ? plain(open.detail) : null;
  const listed = list?.rows.find(({ id }) => id === known.id);
  const newest = detail && detail.version > known.version ? detail : known;
  return { row: plain(listed ?? newest), open: detail };
}

/**
 * Shows a change before the server has confirmed it, on whatever is shown now. A guess stands half a version below: whatever
 * the server says next wins, also that nothing changed.
 */
export function guess(
  state: ClientState,
  { row, open }: Shown,
  to: Partial<ConversationRow>,
  context: ClientContext,
): ClientState {
  const guessed = laidInList(state, { ...row, ...to, version: below(row) }, context);
  return open ? laidInOpen(guessed, { ...open, ...to, version: below(open) }) : guessed;
}

/** Back to what was shown. What the server has told since is newer and stays. */
export function takeBack(state: ClientState, { row, open }: Shown, context: ClientContext): ClientState {
  const isListNewer = (state.list?.versions[row.id] ?? 0) > row.version;
  const back = isListNewer ? state : laidInList(state, row, context);
  const isOpenNewer =
    !open || (state.open?.detail.id === open.id && state.open.detail.version > open.version);
  return isOpenNewer ? back : laidInOpen(back, open);
}

const below = ({ version }: ConversationRow) => Math.ceil(version) - 0.5;

function laidInList(state: ClientState, row: ConversationRow, context: ClientContext): ClientState {
  if (!state.list) return state;
  const { versions } = state.list;
  const unversioned = { ...state, list: { ...state.list, versions: { ...versions, [row.id]: -1 } } };
  const { list, asks, reads } = applyRow(unversioned, row, context);
  return { ...state, list, asks, reads };
}

function laidInOpen(state: ClientState, row: ConversationRow): ClientState {
  const { open } = state;
  if (open?.detail.id !== row.id) return state;
  return { ...state, open: { ...open, detail: { ...open.detail, ...withNewestCustomer(row, open.detail) } } };
}

type OwnToOpen = 'participants' | 'followers' | 'reply' | 'maybeBelongsTo' | 'sameMail';

/** The row without what is the agent's own or the open conversation's. */
function plain(row: ConversationRow | ListedConversation): ConversationRow {
  const own: Record<OwnToOpen | 'readSeq', unknown> = {
    readSeq: 0,
    participants: 0,
    followers: 0,
    reply: 0,
    maybeBelongsTo: 0,
    sameMail: 0,
  };
  return Object.fromEntries(Object.entries(row).filter(([name]) => !(name in own))) as ConversationRow;
}
