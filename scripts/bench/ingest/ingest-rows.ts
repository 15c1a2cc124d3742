import { batchSizes } from './measure-batches.ts'
import type { IngestionResult } from './measure-ingestion.ts'
import { singleConnections } from './measure-singles.ts'
import type { Times } from './running.ts'

type Row = {
  name: string
  /** The figure as measured; nothing where it was not. */
  figure: (result: IngestionResult) => number | undefined
  show: (figure: number) => string
  /** Only what both databases did alike is compared. */
  compared?: true
}

const whole = (figure: number): string => Math.round(figure).toLocaleString('en-US')
const short = (figure: number): string => figure.toFixed(2)
const tenth = (figure: number): string => figure.toFixed(1)
const mebibytes = (bytes: number): string => whole(bytes / 1024 ** 2)
const compared = true

const timeRows = (timesOf: (result: IngestionResult) => Times | undefined): Row[] =>
  (['engine', 'database', 'client'] as const).map((who) => ({
    name: `  ${who}'s processor time, us/event`,
    // Processes that cannot be looked at have no time.
    figure: (result) => timesOf(result)?.[who] || undefined,
    show: tenth,
  }))

const batchRows = (size: number): Row[] => {
  const of = ({ batches }: IngestionResult) => batches.find((figures) => figures.size === size)
  return [
    {
      name: `events/s, HTTP, batches of ${size}`, compared, show: whole,
      figure: (result) => of(result)?.http.per_second,
    },
    { name: '  p50, ms', figure: (result) => of(result)?.http.p50_ms, show: tenth },
    { name: '  p99, ms', figure: (result) => of(result)?.http.p99_ms, show: tenth },
    {
      name: '  the bare statement, events/s', show: whole,
      figure: (result) => of(result)?.bare?.per_second,
    },
    {
      name: '  HTTP : bare statement', show: short,
      figure: (result) => {
        const { http, bare } = of(result) ?? {}
        return http && bare && http.per_second / bare.per_second
      },
    },
    ...timeRows((result) => of(result)?.time_us),
  ]
}

const singleRows = (connections: number): Row[] => {
  const of = ({ singles }: IngestionResult) =>
    singles.find((figures) => figures.connections === connections)
  return [
    {
      name: `requests/s, single events, ${connections} connections`, compared, show: whole,
      figure: (result) => of(result)?.per_second,
    },
    { name: '  p50, ms', figure: (result) => of(result)?.p50_ms, show: tenth },
    { name: '  p99, ms', figure: (result) => of(result)?.p99_ms, show: tenth },
    ...timeRows((result) => of(result)?.time_us),
  ]
}

const storageRows: Row[] = [
  { name: 'events/s, a month in its order', figure: ({ fill }) => fill?.per_second, show: whole },
  ...timeRows(({ fill }) => fill?.time_us),
  {
    name: 'a month of usage by one query, p50, ms', show: tenth, compared,
    figure: ({ usage }) => usage.p50_ms,
  },
  { name: '  p99, ms', figure: ({ usage }) => usage.p99_ms, show: tenth, compared },
  { name: '  events stored then', figure: ({ usage }) => usage.stored_events, show: whole },
  {
    name: 'bytes of tables per event', show: whole,
    figure: (result) => result.bytes_per_event?.tables_bytes,
  },
  {
    name: 'bytes of indexes per event', show: whole,
    figure: (result) => result.bytes_per_event?.indexes_bytes,
  },
  {
    name: 'bytes of write-ahead log per event', show: whole,
    figure: (result) => result.bytes_per_event?.log_bytes,
  },
]

const engineRows: Row[] = [
  {
    name: 'engine memory, MiB, peak before overload', show: mebibytes,
    figure: (result) => result.memory_bytes.peak_before_overload || undefined,
  },
  { name: '  peak', figure: ({ memory_bytes }) => memory_bytes.peak || undefined, show: mebibytes },
  { name: '  final', figure: ({ memory_bytes }) => memory_bytes.final || undefined,
    show: mebibytes },
  { name: 'overload: requests refused by 503', show: whole,
    figure: (result) => result.overload?.refused },
  { name: '  events taken in the end', figure: (result) => result.overload?.accepted, show: whole },
  { name: 'events acknowledged', figure: ({ verified }) => verified.acknowledged, show: whole },
  { name: '  found in the table', figure: ({ verified }) => verified.stored, show: whole },
  { name: '  usage answers exactly as sent', show: whole,
    figure: ({ verified }) => verified.usage_answers },
  { name: '  sent again, all duplicates', figure: ({ verified }) => verified.duplicates,
    show: whole },
]

const rows: Row[] = [
  ...batchSizes.flatMap(batchRows), ...singleConnections.flatMap(singleRows),
  ...storageRows, ...engineRows,
]

const ratioOf = ({ figure }: Row, results: readonly IngestionResult[]): string => {
  const [first, second] = results.map(figure)
  return first === undefined || second === undefined ? '' : short(second / first)
}

/** Column titles: what each database is, and how the second compares with the first. */
export const ingestHead = (results: readonly IngestionResult[]): string[] => [
  'measured', ...results.map(({ name, version }) => `${name} ${version}`),
  results.toReversed().map(({ name }) => name).join(' : '),
]

/** One row for each figure; where nothing was measured it says so. */
export const ingestRows = (results: readonly IngestionResult[]): string[][] =>
  rows.map((row) => [
    row.name,
    ...results.map((result) => {
      const figure = row.figure(result)
      return figure === undefined ? '-' : row.show(figure)
    }),
    row.compared === true ? ratioOf(row, results) : '',
  ])

/** The engine's memory on its way through the month. */
export const memoryRows = ({ fill }: IngestionResult): string[][] =>
  (fill?.memory ?? []).map(({ events, resident_bytes }) =>
    [whole(events), mebibytes(resident_bytes)])
