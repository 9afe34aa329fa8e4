import type { ConversationRow } from '../conversation.ts';
import type { CompanyView, CustomerView } from '../customer.ts';
import type { CustomerInRows } from '../realtime.ts';
import { looksAtCustomer } from './facts.ts';
import type { ClientState } from './state.ts';

export function applyCustomer(state: ClientState, customer: CustomerView): ClientState {
  const { customer: known } = state;
  if (known?.id !== customer.id || known.version >= customer.version) return state;
  return { ...state, customer: withNewestCompany(customer, known.company) };
}

/** It has a version of its own, and may be newer than what a customer's newer state carries of it. */
export function applyCompany(state: ClientState, company: CompanyView): ClientState {
  return state.customer ? { ...state, customer: withNewestCompany(state.customer, company) } : state;
}

export function withNewestCompany(customer: CustomerView, company: CompanyView | null): CustomerView {
  const newer = company && customer.company?.id === company.id && customer.company.version < company.version;
  return newer ? { ...customer, company } : customer;
}

/**
 * A customer changed: every row of theirs says so, and keeps its place, since no order goes by a customer. Which
 * conversations enter or leave a list that goes by customers, only the server can tell.
 */
export function applyCustomerInRows(state: ClientState, customer: CustomerInRows): ClientState {
  const { list, open } = state;
  const asks = list && (list.wants.query || looksAtCustomer(list.wants.condition));
  return {
    ...state,
    asks: asks ? { ...state.asks, list: true } : state.asks,
    list: list && { ...list, rows: list.rows.map((row) => renamed(row, customer)) },
    open: open && { ...open, detail: renamed(open.detail, customer) },
  };
}

function renamed<Row extends ConversationRow>(row: Row, { id, version, name }: CustomerInRows): Row {
  if (row.customer.id !== id || row.customer.version >= version) return row;
  return { ...row, customer: { ...row.customer, version, name: name ?? row.customer.wroteAs } };
}

/** Of two states of a row, the one, with what the newer of both says of the customer. */
export function withNewestCustomer<Row extends ConversationRow>(row: Row, other: ConversationRow): Row {
  const newer = other.customer.id === row.customer.id && other.customer.version > row.customer.version;
  return newer ? { ...row, customer: other.customer } : row;
}
