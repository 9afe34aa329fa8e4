import type { Thing } from '../realtime.ts';
import { applyCompany, applyCustomer, applyCustomerInRows } from './customer.ts';
import {
  applyDraft,
  applyEvent,
  applyMessage,
  applyRowToOpen,
  dropDraft,
  withoutSameMail,
} from './conversation.ts';
import { applyRead, applyRow, dropRow } from './list.ts';
import type { ClientContext, ClientState } from './state.ts';

/**
 * One thing that changed, laid over what is known. Pure; the same thing twice, or an older one after a newer one, changes
 * nothing.
 */
export function apply(state: ClientState, thing: Thing, context: ClientContext): ClientState {
  switch (thing.thing) {
    case 'conversation':
      return applyRowToOpen(applyRow(state, thing.row, context), thing.row);
    case 'gone':
      return gone(state, thing.conversationId);
    case 'customer gone':
      return state.customer?.id === thing.customerId ? { ...state, customer: null } : state;
    case 'message':
      return applyMessage(state, thing.message);
    case 'event':
      return applyEvent(state, thing.conversationId, thing.event);
    case 'draft':
      return applyDraft(state, thing.draft);
    case 'draft gone':
      return dropDraft(state, thing);
    case 'read':
      return applyRead(state, thing.conversationId, thing.seq);
    case 'customer':
      return applyCustomer(state, thing.customer);
    case 'company':
      return applyCompany(state, thing.company);
    case 'customer in rows':
      return applyCustomerInRows(state, thing.customer);
    case 'lists':
      return { ...state, asks: { ...state.asks, list: true } };
    case 'bulk':
    case 'notifications':
      return state;
    case 'counts':
      return { ...state, counts: thing.counts };
    case 'colleague':
      return { ...state, availability: { ...state.availability, [thing.agentId]: thing.availability } };
    case 'directory':
      return { ...state, asks: { ...state.asks, directory: true } };
    case 'rights':
      return { ...state, asks: { ...state.asks, session: true, directory: true, list: true, open: true } };
  }
}

/** Nothing of it may stay on the screen. */
function gone(state: ClientState, conversationId: string): ClientState {
  const without = withoutSameMail(dropRow(state, conversationId), conversationId);
  return without.open?.detail.id === conversationId ? { ...without, open: null, customer: null } : without;
}
