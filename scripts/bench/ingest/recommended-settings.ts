/**
 * What an operator is recommended for a PostgreSQL that takes usage. Durability stays as it is out
 * of the box (fsync and synchronous_commit on): a commit that is acknowledged is on the disk.
 */
export const recommendedSettings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  /** The newest events, their ids and the rollups of the newest hours stay in memory. */
  shared_buffers: '2GB',
  /** Fewer checkpoints: after each one, every page is written to the log whole once more. */
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
  /** Those whole pages are compressed. */
  wal_compression: 'on',
  /** Room for what several large batches write before they commit. */
  wal_buffers: '64MB',
} as const

/** What is shown of a server besides: it tells whose settings these are. */
export const shownSettings = [
  ...Object.keys(recommendedSettings), 'max_connections', 'autovacuum',
]
