/** Items with what has been billed of each; changes of terms; periods by their index alone. */
export const subscriptionStatements: readonly string[] = [
  `create index customers_on_clocks on customers (organization_id, test_clock_id)
    where test_clock_id is not null`,
  'alter table subscriptions rename column next_boundary to turn_count',
  `alter table subscriptions
    add column trial_end timestamptz,
    add column proration_unit text not null default 'day',
    add column tax_rate_ids json,
    add column cancel_settlement text not null default 'none',
    add column paused_at timestamptz,
    add column current_period_index integer,
    add column period_count integer not null default 0,
    add column items json`,
  // What has been billed of an item is only said where it is not that of the current period.
  `update subscriptions as s set
    current_period_index = case when s.current_period_start is not null
      then s.turn_count - 1 end,
    period_count = (select count(*) from billing_periods as p where p.bucket = s.bucket
      and p.organization_id = s.organization_id and p.subscription_id = s.id),
    items = coalesce((select json_agg(json_build_object('id', i.id, 'price_id', i.price_id,
        'quantity', trim_scale(i.quantity)::text, 'open_from', null, 'charged_from', null,
        'charged_until', null, 'continues_from', null) order by i.position)
      from subscription_items as i where i.bucket = s.bucket
        and i.organization_id = s.organization_id and i.subscription_id = s.id), '[]')`,
  `alter table subscriptions alter column items set not null,
    alter column proration_unit drop default,
    alter column cancel_settlement drop default,
    alter column period_count drop default`,
  'alter table subscriptions set (fillfactor = 60)',
  `create table subscription_changes (
    bucket smallint not null,
    organization_id text collate "C" not null,
    subscription_id text collate "C" not null,
    id text collate "C" not null,
    customer_id text collate "C" not null,
    status text not null,
    effective_at timestamptz not null,
    plan_id text collate "C" not null,
    plan_version_id text collate "C" not null,
    interval_unit text not null,
    interval_count integer not null,
    items json not null,
    settlement text not null,
    tier_continuity text not null,
    invoice_id text collate "C",
    created_at timestamptz not null,
    applied_at timestamptz,
    withdrawn_at timestamptz,
    primary key (bucket, organization_id, subscription_id, id)
  )`,
  `create index subscription_changes_ahead on subscription_changes
    (bucket, organization_id, subscription_id) where status = 'scheduled'`,
  `create table change_previews (
    bucket smallint not null,
    organization_id text collate "C" not null,
    subscription_id text collate "C" not null,
    token_hash text collate "C" not null,
    customer_id text collate "C" not null,
    terms json not null,
    effective_at timestamptz not null,
    lines json not null,
    total numeric not null,
    expires_at timestamptz not null,
    primary key (bucket, organization_id, subscription_id, token_hash)
  )`,
  'create index change_previews_by_token on change_previews (organization_id, token_hash)',

  `alter table billing_periods
    drop constraint billing_periods_bucket_organization_id_subscription_id_fkey`,
  'drop index billing_periods_by_id',
  'alter table billing_periods set (fillfactor = 80)'
]
