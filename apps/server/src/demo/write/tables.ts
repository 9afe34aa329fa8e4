import { CopyRows } from './copying.ts';

/** The tables of the demo's people and conversations, in an order in which they may be written. */
export function demoTables() {
  return {
    company: new CopyRows('company', ['id', 'name', 'name_key', 'created_at']),
    customer: new CopyRows('customer', [
      'id',
      'root_id',
      'name',
      'name_key',
      'company_id',
      'language',
      'tags',
      'note',
      'created_at',
    ]),
    handle: new CopyRows('handle', [
      'id', 'customer_id', 'kind', 'address', 'address_key', 'name', 'origin', 'verified_at', 'failing_since', 'failing_reason', 'created_at',
    ]), // prettier-ignore
    conversation: new CopyRows('conversation', [
      'id', 'number', 'root_id', 'customer_id', 'brand_id', 'channel_id', 'team_id', 'assignee_id', 'status', 'type', 'priority', 'subject', 'subject_key',
      'tags', 'language', 'preview', 'preview_kind', 'opened_at', 'last_message_at', 'waiting_since', 'snoozed_until', 'resolved_at', 'seq', 'event_seq',
      'version',
    ]), // prettier-ignore
    participant: new CopyRows('participant', [
      'id', 'conversation_id', 'handle_id', 'kind', 'address', 'address_key', 'name', 'role', 'since_seq',
    ]), // prettier-ignore
    follower: new CopyRows('follower', ['conversation_id', 'agent_id', 'reason', 'mentioned', 'created_at']),
    read_mark: new CopyRows('read_mark', ['agent_id', 'conversation_id', 'seq', 'at']),
    message: new CopyRows('message', [
      'id', 'conversation_id', 'seq', 'kind', 'channel_id', 'handle_id', 'author_id', 'automatic', 'sender', 'written_to', 'to_addresses', 'cc_addresses',
      'subject', 'text', 'mentions', 'has_folded', 'authenticity', 'language', 'reply_to_message_id', 'state', 'release_at', 'released_at',
      'after_release', 'seen_message_id', 'token', 'received_at', 'claimed_at', 'version',
    ]), // prettier-ignore
    message_body: new CopyRows('message_body', ['message_id', 'full_text']),
    message_identity: new CopyRows('message_identity', [
      'scope',
      'external_id',
      'digest',
      'message_id',
      'ours',
    ]),
    message_recipient: new CopyRows('message_recipient', [
      'message_id',
      'address_key',
      'address',
      'name',
      'role',
      'state',
      'at',
    ]),
    attempt: new CopyRows('attempt', [
      'id', 'message_id', 'number', 'holder', 'started_at', 'lease_until', 'content_left_at', 'ended_at', 'outcome',
    ]), // prettier-ignore
    attachment: new CopyRows('attachment', [
      'id', 'message_id', 'uploaded_by', 'name', 'type', 'size', 'sha256', 'position', 'created_at',
    ]), // prettier-ignore
    event: new CopyRows('event', [
      'id',
      'position',
      'conversation_id',
      'customer_id',
      'seq',
      'type',
      'actor',
      'data',
      'at',
    ]),
  };
}
