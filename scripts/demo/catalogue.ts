import type { BillingTiming, Pricing } from '@valora/sdk'

/** One price of the demo's catalogue: of usage where it names a meter, else a fixed charge. */
export type Offer = {
  product: string
  pricing: Pricing
  meter?: 'storage' | 'messages' | 'users'
  included_quantity?: string
  timing?: BillingTiming
  /** Licensed units of a fixed charge. */
  quantity?: string
}

export type CataloguePlan = { name: string; currency: string; offers: Offer[] }

/** What is measured: the peak of stored gigabytes, the sum of message segments, distinct users. */
export const meters = {
  storage: { event_name: 'storage.sampled', aggregation: 'max', value_property: 'gigabytes' },
  messages: { event_name: 'message.sent', aggregation: 'sum', value_property: 'segments' },
  users: { event_name: 'user.seen', aggregation: 'unique_count', value_property: 'user' },
} as const

export type MeterName = keyof typeof meters

/**
 * Figures of public price lists, read in 2026; the demo bills invented usage with them.
 * - Amazon S3 Standard, us-east-1 (aws.amazon.com/s3/pricing): 0.023 USD per GB-month for the first
 *   50 TB, 0.022 for the next 450 TB, 0.021 beyond. A TB is 1024 GB there.
 * - Twilio SMS, US long code (twilio.com/sms/pricing/us): 0.0083 USD per segment.
 * - GitHub Team (github.com/pricing): 4 USD per user and month.
 * - Hetzner Object Storage (hetzner.com/storage/object-storage): 4.99 EUR a month with 1 TB of
 *   storage; each further TB 4.99 EUR, billed here by the begun TB of 1000 GB.
 * - IDC Frontier object storage (idcf.jp/cloud/storage/spec.html): less than 50 GB free, from 50 GB
 *   on 7.8 JPY for every GB; exactly 50 GB is free here, as a bound belongs to the lower tier.
 * - EUR, JPY and KWD figures without a list of their own are the USD figures at rates of ours:
 *   0.92, 150 and 0.307. They are not rounded, so that the one rounding step has work to do.
 */
export const catalogue: CataloguePlan[] = [
  {
    name: 'Dollar cloud', currency: 'USD', offers: [
      { product: 'Object storage', meter: 'storage', pricing: { type: 'graduated', tiers: [
        { up_to: '51200', unit_amount: '0.023' },
        { up_to: '512000', unit_amount: '0.022' },
        { unit_amount: '0.021' },
      ] } },
      { product: 'Messages', meter: 'messages',
        pricing: { type: 'per_unit', unit_amount: '0.0083' } },
      { product: 'Seats', quantity: '12', timing: 'in_advance',
        pricing: { type: 'per_unit', unit_amount: '4' } },
    ],
  },
  {
    name: 'Euro cloud', currency: 'EUR', offers: [
      { product: 'Base fee', timing: 'in_advance', pricing: { type: 'flat', amount: '4.99' } },
      { product: 'Object storage', meter: 'storage', included_quantity: '1000',
        pricing: { type: 'package', package_size: '1000', package_amount: '4.99' } },
      { product: 'Messages', meter: 'messages',
        pricing: { type: 'per_unit', unit_amount: '0.007636' } },
    ],
  },
  {
    name: 'Yen cloud', currency: 'JPY', offers: [
      { product: 'Object storage', meter: 'storage', pricing: { type: 'volume', tiers: [
        { up_to: '50', unit_amount: '0' }, { unit_amount: '7.8' },
      ] } },
      { product: 'Messages', meter: 'messages',
        pricing: { type: 'per_unit', unit_amount: '1.245' } },
      { product: 'Active users', meter: 'users', included_quantity: '25',
        pricing: { type: 'per_unit', unit_amount: '600' } },
    ],
  },
  {
    name: 'Dinar cloud', currency: 'KWD', offers: [
      { product: 'Object storage', meter: 'storage', pricing: { type: 'graduated', tiers: [
        { up_to: '51200', unit_amount: '0.007061' },
        { up_to: '512000', unit_amount: '0.006754' },
        { unit_amount: '0.006447' },
      ] } },
      { product: 'Messages', meter: 'messages',
        pricing: { type: 'package', package_size: '1000', package_amount: '2.5481' } },
      { product: 'Active users', meter: 'users',
        pricing: { type: 'per_unit', unit_amount: '1.228' } },
    ],
  },
]

/** Where the demo's customers live; March 2026 changes the clocks in some of these zones. */
export const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Asia/Tokyo',
  'Asia/Kuwait', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Africa/Casablanca',
  'Pacific/Chatham'] as const
