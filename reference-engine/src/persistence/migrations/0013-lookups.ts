import type { Migration } from './migration.ts'

/**
 * Customers are looked up by id many times for each invoice. While a table has no statistics, an
 * index that leads with the organization looks as good for that as the primary key, and reads all
 * customers of the organization each time: so external ids come first in theirs. Effects of test
 * clocks are of a clock that is held, so a foreign key would only look it up for each.
 */
export const lookups: Migration = {
  name: '0013-lookups',
  statements: [
    'alter table customers drop constraint customers_organization_id_external_id_key',
    `create unique index customers_by_external_id on customers (external_id, organization_id)
      where external_id is not null`,
    `alter table test_clock_effects
      drop constraint test_clock_effects_organization_id_test_clock_id_fkey`
  ]
}
