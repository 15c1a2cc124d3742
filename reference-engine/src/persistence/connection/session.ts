/** Makes each connection write instants the way `parsers` reads them. */
export const sessionSettings = `select
  set_config('TimeZone', 'UTC', false),
  set_config('DateStyle', 'ISO, MDY', false),
  set_config('idle_in_transaction_session_timeout', '60s', false)`
