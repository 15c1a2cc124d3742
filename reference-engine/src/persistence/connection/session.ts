/**
 * Makes each connection write instants the way `parsers` reads them, and plan as the engine needs:
 * a statement is planned once for each connection, maybe while its tables are almost empty, and
 * must still find its rows by an index when they are full. So tables are not read as a whole where
 * an index serves, and no plan is compiled: none of the statements lasts long enough.
 */
export const sessionSettings = `select
  set_config('TimeZone', 'UTC', false),
  set_config('DateStyle', 'ISO, MDY', false),
  set_config('enable_seqscan', 'off', false),
  set_config('jit', 'off', false),
  set_config('idle_in_transaction_session_timeout', '60s', false)`
