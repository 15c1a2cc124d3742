import type { Migration } from './migration.ts'

/** What prices do beside their model; it is as immutable as the model itself (PRC 1). */
export const priceModifiers: Migration = {
  name: '0007-price-modifiers',
  statements: [
    `alter table prices
      add column unit_conversion jsonb,
      add column discounts jsonb not null default '[]',
      add column minimum_amount numeric check (minimum_amount >= 0),
      add column maximum_amount numeric check (maximum_amount >= minimum_amount)`,
    'drop trigger prices_are_immutable on prices',
    `create trigger prices_are_immutable before update of
      organization_id, id, product_id, currency, pricing, included_quantity, unit_conversion,
      discounts, minimum_amount, maximum_amount, meter_id, timing
      on prices for each statement execute function refuse_change()`
  ]
}
