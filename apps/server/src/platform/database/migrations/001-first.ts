import { Migration } from '@mikro-orm/migrations';

/**
 * Ids are UUIDv7 made by the application. Instants are `timestamptz(3)` in UTC, since a JavaScript Date has milliseconds.
 * Nothing unique but the id stands on messages and events, so that they can be partitioned by id later.
 */
export class First extends Migration {
  override up(): void {
    for (const part of [
      extensions,
      company,
      people,
      customers,
      channels,
      conversations,
      messages,
      log,
      work,
      webhooks,
    ])
      this.addSql(part);
  }

  override down(): void {
    throw new Error('The first schema has no way back: restore a backup instead.');
  }
}

const extensions = `
create extension if not exists btree_gin;
create extension if not exists pg_trgm;
`;

const company = `
create table workspace (
  id int primary key default 1 check (id = 1),
  name text not null,
  zone text not null default 'Europe/Zurich',
  locale text not null default 'en',
  is_demo boolean not null default false,
  key_check text not null,
  setup_code_hash text,
  first_run jsonb,
  created_at timestamptz(3) not null
);
create table calendar (
  id uuid primary key,
  name text not null,
  version int not null default 1,
  zone text not null,
  spans jsonb not null default '[]',
  holidays jsonb not null default '[]',
  created_at timestamptz(3) not null
);
create table brand (
  id uuid primary key,
  name text not null,
  color text,
  logo_sha256 text,
  sender_name text,
  public_address text,
  locale text not null default 'en',
  signatures jsonb not null default '{}',
  calendar_id uuid references calendar,
  version int not null default 1,
  created_at timestamptz(3) not null
);
create table team (
  id uuid primary key,
  name text not null,
  policy text not null default 'manual',
  calendar_id uuid references calendar,
  archived_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null
);
create table tag (
  id uuid primary key,
  name text not null,
  name_key text not null unique,
  color text check (color in ('teal', 'green', 'amber', 'red', 'violet')),
  archived_at timestamptz(3),
  created_at timestamptz(3) not null
);
`;

const people = `
create table agent (
  id uuid primary key,
  name text not null,
  email text not null,
  email_key text not null unique,
  role text not null check (role in ('agent', 'marketer', 'lead', 'admin')),
  password_hash text,
  locale text not null default 'en',
  zone text,
  signature_line text not null default '',
  calendar_id uuid references calendar,
  availability text not null default 'away' check (availability in ('available', 'away')),
  availability_by text not null default 'system' check (availability_by in ('hand', 'system')),
  availability_at timestamptz(3),
  notifications jsonb not null default '{}',
  last_assigned_at timestamptz(3),
  second_factor jsonb,
  second_factor_pending jsonb,
  disabled_at timestamptz(3),
  purge_after timestamptz(3),
  redacted_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null
);
create table membership (
  team_id uuid not null references team,
  agent_id uuid not null references agent,
  created_at timestamptz(3) not null,
  primary key (team_id, agent_id)
);
create index membership_agent on membership (agent_id);
create table canned_reply (
  id uuid primary key,
  name text not null,
  shared_with text not null default 'self' check (shared_with in ('self', 'team', 'everyone')),
  team_id uuid references team,
  owner_id uuid not null references agent,
  texts jsonb not null,
  archived_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null
);
create table session (
  id uuid primary key,
  agent_id uuid not null references agent,
  token_hash text not null unique,
  user_agent text,
  address text,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index session_agent on session (agent_id) where ended_at is null;
create table api_token (
  id uuid primary key,
  agent_id uuid not null references agent,
  name text not null,
  token_hash text not null unique,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  expires_at timestamptz(3),
  ended_at timestamptz(3)
);
create index api_token_agent on api_token (agent_id);
create table account_link (
  id uuid primary key,
  kind text not null check (kind in ('invitation', 'reset')),
  token_hash text not null unique,
  agent_id uuid references agent,
  email text,
  role text,
  team_ids uuid[] not null default '{}',
  created_by uuid references agent,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create table login_throttle (
  key text primary key,
  failures int not null,
  last_failure_at timestamptz(3) not null
);
create table audit (
  id uuid primary key,
  at timestamptz(3) not null,
  actor_id uuid,
  action text not null,
  subject text,
  data jsonb not null default '{}',
  address text,
  purge_after timestamptz(3),
  redacted_at timestamptz(3)
);
create index audit_at on audit (at desc, id desc);
`;

const customers = `
create table attribute (
  id uuid primary key,
  of text not null check (of in ('customer', 'company')),
  key text not null,
  type text not null check (type in ('text', 'number', 'date', 'choice', 'boolean', 'link')),
  name jsonb not null,
  options jsonb not null default '[]',
  place int not null,
  archived_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null,
  unique (of, key)
);
create table company (
  id uuid primary key,
  name text not null,
  name_key text not null,
  attributes jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz(3) not null
);
create table customer (
  id uuid primary key,
  root_id uuid not null,
  merged_into uuid references customer,
  name text,
  name_key text,
  company_id uuid references company,
  language text,
  attributes jsonb not null default '{}',
  tags text[] not null default '{}',
  note text,
  blocked_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null,
  purge_after timestamptz(3),
  redacted_at timestamptz(3)
);
create index customer_root on customer (root_id);
create index customer_company on customer (company_id) where company_id is not null;
create index company_name on company using gin (name_key gin_trgm_ops);
create index customer_order on customer ((coalesce(name_key, '􏿽') collate "C"), id) where merged_into is null;
create index customer_tags on customer using gin (tags);
create index customer_blocked on customer (blocked_at) where blocked_at is not null;
create index customer_name on customer using gin (name_key gin_trgm_ops);
create table handle (
  id uuid primary key,
  -- Deferred: a handle is made first, by insert … on conflict, and its customer only when it was won.
  customer_id uuid not null references customer deferrable initially deferred,
  kind text not null,
  address text not null,
  address_key text not null,
  name text,
  origin text not null check (origin in ('wrote', 'proved', 'entered')),
  verified_at timestamptz(3),
  failing_since timestamptz(3),
  failing_reason text,
  -- Here and wherever it stands beside a reason: its sentences by code, with their figures. Null where there are only words.
  failing_why jsonb,
  created_at timestamptz(3) not null,
  purge_after timestamptz(3),
  redacted_at timestamptz(3),
  unique (kind, address_key)
);
create index handle_customer on handle (customer_id);
create index handle_address on handle using gin (address_key gin_trgm_ops);
create table claim (
  id uuid primary key,
  customer_id uuid not null references customer,
  kind text not null,
  address text not null,
  address_key text not null,
  created_at timestamptz(3) not null,
  purge_after timestamptz(3),
  redacted_at timestamptz(3)
);
create index claim_customer on claim (customer_id);
create index claim_address on claim (kind, address_key);
`;

const channels = `
create table channel (
  id uuid primary key,
  kind text not null,
  name text not null,
  brand_id uuid not null references brand,
  team_id uuid references team,
  settings jsonb not null,
  secrets text,
  addresses text[] not null default '{}',
  enabled boolean not null default true,
  archived_at timestamptz(3),
  intake_fault text,
  version int not null default 1,
  created_at timestamptz(3) not null
);
create index channel_addresses on channel using gin (addresses);
create table channel_team (
  channel_id uuid not null references channel,
  team_id uuid not null references team,
  primary key (channel_id, team_id)
);
create index channel_team_team on channel_team (team_id);
create table channel_connection (
  channel_id uuid primary key references channel,
  position jsonb,
  health jsonb,
  holder uuid,
  lease_until timestamptz(3)
);
create sequence receipt_number cache 1;
create table receipt (
  number bigint primary key default nextval('receipt_number'),
  channel_id uuid not null references channel,
  -- Where it stands among its sender's, when it was parted from another: that one's place. Absent: its own number.
  place bigint,
  channel_ids uuid[] not null,
  delivery_id text not null,
  digest text not null,
  sender_key text not null,
  raw bytea,
  raw_sha256 text,
  size int not null,
  facts jsonb not null default '{}',
  received_at timestamptz(3) not null,
  history boolean not null default false,
  state text not null default 'stored' check (state in ('wanted', 'stored', 'done', 'ignored', 'quarantined', 'dropped')),
  attempts int not null default 0,
  lost_place boolean not null default false,
  suspect boolean not null default false,
  holder uuid,
  lease_until timestamptz(3),
  reason text,
  why jsonb,
  done_at timestamptz(3),
  purge_after timestamptz(3),
  redacted_at timestamptz(3)
);
create unique index receipt_delivery on receipt (channel_id, delivery_id);
create index receipt_waiting on receipt (coalesce(place, number)) where state = 'stored';
create index receipt_order on receipt (sender_key, coalesce(place, number)) where state = 'stored' and not lost_place;
create index receipt_quarantine on receipt (number) where state in ('quarantined', 'wanted');
create index receipt_wanted on receipt (channel_id, delivery_id) where state = 'wanted';
create index receipt_purge on receipt (purge_after) where purge_after is not null;
`;

const conversations = `
create sequence conversation_number start 1001;
create table conversation (
  id uuid primary key,
  number bigint not null default nextval('conversation_number') unique,
  root_id uuid not null,
  merged_into uuid references conversation,
  customer_id uuid not null references customer,
  brand_id uuid not null references brand,
  channel_id uuid not null references channel,
  team_id uuid references team,
  assignee_id uuid references agent,
  status text not null default 'open' check (status in ('open', 'waiting', 'snoozed', 'resolved', 'spam')),
  type text not null default 'question',
  priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  priority_rank smallint not null generated always as
    (case priority when 'urgent' then 3 when 'high' then 2 when 'normal' then 1 else 0 end) stored,
  subject text not null default '',
  subject_key text not null default '',
  tags text[] not null default '{}',
  language text,
  preview text not null default '',
  preview_kind text not null default 'inbound',
  opened_at timestamptz(3) not null,
  last_message_at timestamptz(3) not null,
  waiting_since timestamptz(3),
  snoozed_until timestamptz(3),
  resolved_at timestamptz(3),
  failed_deliveries int not null default 0,
  seq int not null default 0,
  event_seq int not null default 0,
  version int not null default 1,
  legal_hold boolean not null default false,
  redacted_at timestamptz(3)
);
create index conversation_root on conversation (root_id) where merged_into is not null;
create index conversation_customer on conversation (customer_id, last_message_at desc);
create index conversation_newest on conversation (last_message_at desc, id desc) where merged_into is null;
create index conversation_team_newest on conversation (team_id, last_message_at desc, id desc) where merged_into is null;
create index conversation_status_newest on conversation (status, last_message_at desc, id desc) where merged_into is null;
create index conversation_waiting on conversation (waiting_since, id)
  where merged_into is null and status in ('open', 'waiting', 'snoozed');
create index conversation_unanswered on conversation (waiting_since, id) where merged_into is null and waiting_since is not null;
create index conversation_unassigned on conversation (waiting_since, id)
  where merged_into is null and assignee_id is null and status in ('open', 'waiting');
create index conversation_failed on conversation (last_message_at desc, id desc)
  where merged_into is null and failed_deliveries > 0;
-- What conditions ask of the unresolved ones can be read here for the most part, without their rows.
create index conversation_unresolved_team on conversation (team_id, status)
  include (type, priority, assignee_id, channel_id, customer_id, waiting_since, last_message_at, id)
  where merged_into is null and status in ('open', 'waiting', 'snoozed');
create index conversation_unresolved_priority on conversation (priority_rank desc, waiting_since, id)
  where merged_into is null and status in ('open', 'waiting', 'snoozed');
create index conversation_assignee on conversation (assignee_id, status, last_message_at desc) include (team_id, id)
  where assignee_id is not null;
-- Most carry none, and cost nothing here.
create index conversation_tags on conversation using gin (tags) where tags <> '{}';
create index conversation_snoozed on conversation (snoozed_until, id) where snoozed_until is not null;
create table participant (
  id uuid primary key,
  conversation_id uuid not null references conversation,
  handle_id uuid references handle,
  kind text not null,
  address text not null,
  address_key text not null,
  name text,
  role text not null check (role in ('customer', 'to', 'cc', 'other')),
  stranger boolean not null default false,
  in_reply boolean not null default true,
  since_seq int not null,
  unique (conversation_id, kind, address_key)
);
create index participant_address on participant (kind, address_key);
create table follower (
  conversation_id uuid not null references conversation,
  agent_id uuid not null references agent,
  reason text not null check (reason in ('follows', 'mentioned')),
  mentioned boolean not null default false,
  follows boolean not null default true,
  created_at timestamptz(3) not null,
  primary key (conversation_id, agent_id)
);
create index follower_agent on follower (agent_id);
create table read_mark (
  agent_id uuid not null references agent,
  conversation_id uuid not null references conversation,
  seq int not null,
  at timestamptz(3) not null,
  primary key (agent_id, conversation_id)
);
create table view (
  id uuid primary key,
  name text not null,
  condition jsonb not null,
  sort text not null default 'waiting',
  shared_with text not null default 'self' check (shared_with in ('self', 'team', 'everyone')),
  team_id uuid references team,
  owner_id uuid not null references agent,
  -- Thrown away, and back when it was a slip.
  removed_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null
);
create table view_place (
  agent_id uuid not null references agent,
  view_id uuid not null references view,
  place int not null,
  primary key (agent_id, view_id)
);
`;

const messages = `
create table message (
  id uuid primary key,
  conversation_id uuid not null references conversation,
  seq int not null,
  kind text not null check (kind in ('inbound', 'outbound', 'note')),
  channel_id uuid references channel,
  handle_id uuid references handle,
  author_id uuid references agent,
  automatic text,
  sender jsonb,
  written_to text,
  to_addresses jsonb not null default '[]',
  cc_addresses jsonb not null default '[]',
  bcc_addresses jsonb not null default '[]',
  reply_to_addresses jsonb not null default '[]',
  subject text,
  text text not null,
  mentions uuid[] not null default '{}',
  has_html boolean not null default false,
  has_folded boolean not null default false,
  needs_no_answer boolean not null default false,
  authenticity text,
  authenticity_detail text,
  mark text check (mark in ('stranger', 'same id', 'bounce', 'abuse')),
  remarks text[] not null default '{}',
  language text,
  reply_to_message_id uuid,
  would_join uuid,
  -- The mail it is as well: the first message of those that came through channels of different teams.
  twin_of uuid,
  receipt_number bigint,
  state text check (state in ('held', 'scheduled', 'queued', 'sending', 'retrying', 'sent', 'delivered', 'read', 'failed', 'unknown', 'undone', 'returned')),
  state_reason text,
  state_why jsonb,
  release_at timestamptz(3),
  released_at timestamptz(3),
  forwards uuid,
  after_release jsonb,
  seen_message_id uuid,
  token text,
  received_at timestamptz(3) not null,
  claimed_at timestamptz(3),
  version int not null default 1,
  purge_after timestamptz(3),
  redacted_at timestamptz(3)
);
create index message_conversation on message (conversation_id, seq desc);
create index message_twin on message (twin_of) where twin_of is not null;
create index message_token on message (token) where token is not null;
create index message_author on message (author_id, received_at desc) where author_id is not null;
create index message_answered on message (conversation_id, author_id) where released_at is not null and author_id is not null;
create index message_answering on message (author_id, conversation_id) where released_at is not null and author_id is not null;
create index message_release on message (release_at) where state in ('held', 'scheduled');
create index message_trouble on message (conversation_id) where state in ('failed', 'unknown');
create table message_body (
  message_id uuid primary key,
  full_text text,
  html text
);
create table message_identity (
  scope text not null,
  external_id text not null,
  digest text not null,
  message_id uuid not null,
  ours boolean not null default false,
  primary key (scope, external_id, digest)
);
create index message_identity_message on message_identity (message_id);
create table message_channel (
  message_id uuid not null,
  channel_id uuid not null references channel,
  primary key (message_id, channel_id)
);
create table message_recipient (
  message_id uuid not null references message,
  address_key text not null,
  address text not null,
  name text,
  role text not null check (role in ('to', 'cc', 'bcc')),
  state text not null default 'queued' check (state in ('queued', 'sent', 'delivered', 'read', 'failed', 'unknown')),
  reason text,
  why jsonb,
  code text,
  at timestamptz(3),
  primary key (message_id, address_key)
);
create index message_recipient_address on message_recipient (address_key);
create table attempt (
  id uuid primary key,
  message_id uuid not null references message,
  number int not null,
  holder uuid not null,
  started_at timestamptz(3) not null,
  lease_until timestamptz(3) not null,
  content_left_at timestamptz(3),
  ended_at timestamptz(3),
  outcome text check (outcome in ('sent', 'rejected', 'retry', 'unknown')),
  reason text,
  why jsonb,
  code text,
  unique (message_id, number)
);
create index attempt_running on attempt (lease_until) where ended_at is null;
create table attachment (
  id uuid primary key,
  message_id uuid,
  canned_reply_id uuid references canned_reply,
  uploaded_by uuid references agent,
  name text not null,
  type text not null,
  size int not null,
  sha256 text,
  reference text,
  content_id text,
  inline boolean not null default false,
  position smallint not null default 0,
  created_at timestamptz(3) not null,
  purge_after timestamptz(3),
  redacted_at timestamptz(3)
);
create index attachment_message on attachment (message_id) where message_id is not null;
create index attachment_unused on attachment (created_at) where message_id is null;
create index attachment_canned on attachment (canned_reply_id) where canned_reply_id is not null;
create index attachment_file on attachment (sha256);
create table draft (
  id uuid primary key,
  conversation_id uuid not null references conversation,
  agent_id uuid not null references agent,
  kind text not null check (kind in ('reply', 'note')),
  content jsonb not null,
  aside boolean not null default false,
  returned_reason text check (returned_reason in ('undone', 'overtaken')),
  key uuid,
  version int not null default 1,
  updated_at timestamptz(3) not null,
  purge_after timestamptz(3),
  redacted_at timestamptz(3)
);
-- Each writes one reply and one note at a time; what came back meanwhile stands aside.
create unique index draft_current on draft (conversation_id, agent_id, kind) where not aside;
create index draft_agent on draft (agent_id, conversation_id);
-- What was sent or thrown away, so that a saving which arrives late brings none of it back.
create table draft_end (
  conversation_id uuid not null references conversation,
  agent_id uuid not null references agent,
  key uuid not null,
  message_id uuid references message on delete set null,
  ended_at timestamptz(3) not null,
  primary key (conversation_id, agent_id, key)
);
create index draft_end_age on draft_end (ended_at);
create table message_search (
  message_id uuid primary key,
  conversation_id uuid not null,
  team_id uuid,
  language text,
  tsv tsvector not null
);
-- Each search reads the list of what was not sorted in yet: it is kept short. Kilobytes.
-- Ids begin with their time: four digits are fifty days, five three days, six five hours.
create index message_search_words on message_search
  using gin (team_id, left(message_id::text, 4), left(message_id::text, 5), left(message_id::text, 6), tsv)
  with (gin_pending_list_limit = 256);
create index message_search_team_newest on message_search (team_id, message_id desc);
create index message_search_conversation on message_search (conversation_id, message_id desc);
`;

const log = `
create table event (
  id uuid primary key,
  number bigint generated always as identity,
  position bigint,
  conversation_id uuid,
  customer_id uuid,
  seq int,
  type text not null,
  type_version smallint not null default 1,
  actor jsonb not null,
  data jsonb not null default '{}',
  at timestamptz(3) not null
);
create index event_without_position on event (number) where position is null;
create index event_position on event (position) where position is not null;
create index event_conversation on event (conversation_id, seq desc) where conversation_id is not null;
create index event_customer on event (customer_id, number desc) where customer_id is not null;
create table event_head (
  id int primary key default 1 check (id = 1),
  position bigint not null default 0
);
insert into event_head default values;
create table event_cursor (
  reader text primary key,
  position bigint not null
);
create table rule (
  id uuid primary key,
  version int not null default 1,
  place int not null,
  name text not null,
  event text not null check (event in ('conversation.opened', 'conversation.begun', 'customer.wrote')),
  condition jsonb not null,
  actions jsonb not null,
  stop boolean not null default false,
  enabled boolean not null default true,
  team_id uuid references team,
  archived_at timestamptz(3),
  created_by uuid references agent,
  created_at timestamptz(3) not null
);
create table rule_version (
  rule_id uuid not null references rule,
  version int not null,
  content jsonb not null,
  created_by uuid references agent,
  created_at timestamptz(3) not null,
  primary key (rule_id, version)
);
`;

const work = `
create table outbox (
  id uuid primary key,
  kind text not null,
  subject_id uuid not null,
  lane text,
  lane_number bigint generated always as identity,
  payload jsonb not null default '{}',
  state text not null default 'open' check (state in ('open', 'held', 'done', 'failed')),
  due_at timestamptz(3) not null,
  tries int not null default 0,
  hands int not null default 0,
  handed_until timestamptz(3),
  reason text,
  created_at timestamptz(3) not null,
  closed_at timestamptz(3)
);
create index outbox_due on outbox (due_at) where state = 'open';
create index outbox_lane on outbox (lane, lane_number) where state = 'open' and lane is not null;
create index outbox_subject on outbox (subject_id);
-- What somebody does to many conversations at once. The outbox row carries it on; these rows say how far it is.
create table bulk_change (
  id uuid primary key,
  agent_id uuid not null references agent,
  action jsonb not null,
  selection jsonb not null,
  cursor text,
  state text not null default 'collecting'
    check (state in ('collecting', 'running', 'done', 'undoing', 'undone', 'stopped')),
  stopped_reason text check (stopped_reason in ('dropped')),
  total int,
  version int not null default 1,
  created_at timestamptz(3) not null,
  closed_at timestamptz(3)
);
create index bulk_change_agent on bulk_change (agent_id, created_at desc);
create table bulk_item (
  bulk_id uuid not null references bulk_change on delete cascade,
  conversation_id uuid not null,
  place int not null,
  state text not null default 'waiting' check (state in ('waiting', 'changed', 'same', 'refused', 'undone', 'kept')),
  before jsonb,
  event_seq int,
  primary key (bulk_id, conversation_id)
);
create index bulk_item_place on bulk_item (bulk_id, state, place);
-- What somebody is told of: written once for each fact and person, by the reader that follows the positions.
create table notification (
  id uuid primary key,
  agent_id uuid not null references agent,
  position bigint not null,
  kind text not null check (kind in ('mentioned', 'assigned', 'takenOver', 'failed', 'answered', 'followed')),
  cause text not null,
  actor jsonb not null,
  conversation_id uuid not null references conversation,
  message_id uuid,
  seq int not null,
  read_at timestamptz(3),
  letter_due boolean not null default false,
  created_at timestamptz(3) not null,
  unique (agent_id, position)
);
create index notification_unread on notification (agent_id, position desc) where read_at is null;
create index notification_conversation on notification (agent_id, conversation_id) where read_at is null;
create index notification_letter on notification (agent_id) where letter_due;
create index notification_age on notification (created_at);
create table idempotency_key (
  agent_id uuid not null references agent,
  key text not null,
  request_digest text not null,
  status int not null,
  answer jsonb not null,
  created_at timestamptz(3) not null,
  primary key (agent_id, key)
);
create index idempotency_key_age on idempotency_key (created_at);
`;

const webhooks = `
create table webhook (
  id uuid primary key,
  name text not null,
  url text not null,
  kinds text[] not null,
  with_notes boolean not null default false,
  active boolean not null default true,
  stopped_reason text check (stopped_reason in ('failing', 'gone')),
  secrets text not null,
  from_position bigint not null,
  failures int not null default 0,
  failing_since timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null
);
-- Its work is a row of the outbox; this is what was sent and what became of it.
create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook on delete cascade,
  position bigint,
  kind text not null,
  conversation_id uuid,
  lane text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'retrying', 'delivered', 'failed')),
  tries int not null default 0,
  status int,
  reason text,
  created_at timestamptz(3) not null,
  next_at timestamptz(3),
  closed_at timestamptz(3),
  unique (webhook_id, position)
);
create index webhook_delivery_newest on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_state on webhook_delivery (webhook_id, state, id desc) where state <> 'delivered';
create index webhook_delivery_age on webhook_delivery (created_at);
create table webhook_attempt (
  delivery_id uuid not null references webhook_delivery on delete cascade,
  number int not null,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  status int,
  reason text,
  answer text,
  primary key (delivery_id, number)
);
`;
