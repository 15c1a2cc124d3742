import type { Migration } from './migration.ts'

/**
 * Plan versions that begin as drafts (SUB 7), and late usage on the next invoice (USG 7). Which
 * version is current is said by the plan, not by number or time: a version may be published after
 * a later one, and the clocks of two engines differ.
 */
export const planVersions: Migration = {
  name: '0008-plan-versions',
  statements: [
    'alter table plans add column current_version_id text collate "C"',
    `update plans set current_version_id = (
      select v.id from plan_versions as v
      where v.organization_id = plans.organization_id and v.plan_id = plans.id
      order by v.number desc limit 1
    )`,
    // Deferred, because a plan and its first version need each other.
    `alter table plans alter column current_version_id set not null,
      add foreign key (organization_id, current_version_id)
        references plan_versions (organization_id, id) deferrable initially deferred`,
    `alter table plan_versions alter column published_at drop not null,
      add check (status in ('draft', 'published')),
      add check ((status = 'draft') = (published_at is null))`,
    'drop trigger plan_versions_are_immutable on plan_versions',
    `create trigger plan_versions_are_immutable before delete or update of
      organization_id, id, plan_id, number, currency, interval_unit, interval_count
      on plan_versions for each statement execute function refuse_change()`,
    `create trigger only_drafts_are_published before update of status, published_at
      on plan_versions for each row
      when (old.status <> 'draft' or new.status <> 'published') execute function refuse_change()`,
    `create function refuse_item_of_published() returns trigger language plpgsql as $$
    begin
      if exists (select from plan_versions as v where v.status = 'published'
        and v.organization_id = new.organization_id and v.id = new.plan_version_id)
      then
        raise exception 'plan_items is immutable' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`,
    `create trigger only_drafts_get_items before insert on plan_items
      for each row execute function refuse_item_of_published()`,
    // Organizations that are there keep what they were promised; new ones are told their policy.
    `alter table organizations alter column late_usage_policy set default 'adjust_next',
      add check (late_usage_policy in ('adjust_next', 'reject'))`
  ]
}
