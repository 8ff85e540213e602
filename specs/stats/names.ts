/** Names of statistics, as data. */

/** General statistics that every server sends, by the type that the document gives them. */
export const integers = [
  'pid',
  'uptime',
  'time',
  'pointer_size',
  'curr_items',
  'total_items',
  'bytes',
  'curr_connections',
  'total_connections',
  'cmd_get',
  'cmd_set',
  'cmd_flush',
  'cmd_touch',
  'get_hits',
  'get_misses',
  'delete_hits',
  'delete_misses',
  'incr_hits',
  'incr_misses',
  'decr_hits',
  'decr_misses',
  'cas_hits',
  'cas_misses',
  'cas_badval',
  'touch_hits',
  'touch_misses',
  'evictions',
  'reclaimed',
  'bytes_read',
  'bytes_written',
  'limit_maxbytes',
  'threads',
] as const;

/** Seconds and microseconds. */
export const seconds = ['rusage_user', 'rusage_system'] as const;

/** Names that the document lists and that a server with default options does not send. */
export const neverSent = [
  'idle_kicks',
  'proxy_conn_requests',
  'proxy_conn_errors',
  'proxy_conn_oom',
  'proxy_req_active',
] as const;

/** Names that every server sends and that the document lacks. */
export const unlisted = [
  'libevent',
  'cmd_meta',
  'lru_crawler_running',
  'malloc_fails',
  'lru_bumps_dropped',
] as const;
