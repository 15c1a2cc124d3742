import type { Migration } from './migration.ts'

/** Meters, products, prices and plans; what is sold never changes once it is there (PRC 1). */
export const catalogue: Migration = {
  name: '0002-catalogue',
  statements: [
    `create table meters (
      organization_id text collate "C" not null references organizations (id),
      id text collate "C" not null,
      name text not null,
      event_name text collate "C" not null,
      aggregation text not null,
      value_property text collate "C",
      metadata jsonb not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      primary key (organization_id, id),
      check ((aggregation = 'count') = (value_property is null))
    )`,
    'create index meters_by_event_name on meters (organization_id, event_name)',
    `create table products (
      organization_id text collate "C" not null references organizations (id),
      id text collate "C" not null,
      name text not null,
      description text,
      metadata jsonb not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      primary key (organization_id, id)
    )`,
    `create table prices (
      organization_id text collate "C" not null,
      id text collate "C" not null,
      product_id text collate "C" not null,
      name text,
      currency text not null,
      pricing jsonb not null,
      included_quantity numeric not null check (included_quantity >= 0),
      meter_id text collate "C",
      timing text not null,
      metadata jsonb not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      primary key (organization_id, id),
      foreign key (organization_id, product_id) references products (organization_id, id),
      foreign key (organization_id, meter_id) references meters (organization_id, id)
    )`,
    'create index prices_by_product on prices (organization_id, product_id, id)',
    `create table plans (
      organization_id text collate "C" not null references organizations (id),
      id text collate "C" not null,
      name text not null,
      description text,
      metadata jsonb not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      primary key (organization_id, id)
    )`,
    `create table plan_versions (
      organization_id text collate "C" not null,
      id text collate "C" not null,
      plan_id text collate "C" not null,
      number integer not null check (number >= 1),
      status text not null,
      currency text not null,
      interval_unit text not null,
      interval_count integer not null check (interval_count >= 1),
      published_at timestamptz not null,
      primary key (organization_id, id),
      unique (organization_id, plan_id, number),
      foreign key (organization_id, plan_id) references plans (organization_id, id)
    )`,
    `create table plan_items (
      organization_id text collate "C" not null,
      plan_version_id text collate "C" not null,
      position integer not null,
      price_id text collate "C" not null,
      quantity numeric check (quantity >= 0),
      primary key (organization_id, plan_version_id, position),
      unique (organization_id, plan_version_id, price_id),
      foreign key (organization_id, plan_version_id) references plan_versions (organization_id, id),
      foreign key (organization_id, price_id) references prices (organization_id, id)
    )`,
    `create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is immutable', tg_table_name using errcode = 'restrict_violation';
    end $$`,
    `create trigger prices_are_immutable before update of
      organization_id, id, product_id, currency, pricing, included_quantity, meter_id, timing
      on prices for each statement execute function refuse_change()`,
    `create trigger plan_versions_are_immutable before update or delete
      on plan_versions for each statement execute function refuse_change()`,
    `create trigger plan_items_are_immutable before update or delete
      on plan_items for each statement execute function refuse_change()`,
    `create trigger meters_are_immutable before update of
      organization_id, id, event_name, aggregation, value_property
      on meters for each statement execute function refuse_change()`
  ]
}
