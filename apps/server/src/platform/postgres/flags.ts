import { totalmem } from 'node:os';

/** How the own PostgreSQL is set: for one machine that does other things too. */
export function serverFlags(port: number, durable: boolean): Record<string, string> {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 1_048_576;
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, memory / part)))}MB`;
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: share(8, 64, 512),
    effective_cache_size: share(2, 256, 8192),
    maintenance_work_mem: share(32, 64, 256),
    work_mem: '8MB',
    max_wal_size: '2GB',
    // Nobody follows its log: an index is built without writing it twice.
    wal_level: 'minimal',
    max_wal_senders: '0',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    // Faults are logged without the statement and the values in it: those are what customers wrote.
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}
