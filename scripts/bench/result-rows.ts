import type { PlaceResult } from './measure-place.ts'

type Row = {
  name: string
  /** The figure as measured; nothing where it was not. */
  figure: (result: PlaceResult) => number | undefined
  show: (figure: number) => string
  /** What is wrong with the figure; one that has a flaw is compared with nothing. */
  flaw?: (result: PlaceResult) => string | undefined
}

const whole = (figure: number): string => Math.round(figure).toLocaleString('en-US')
const short = (figure: number): string => figure.toFixed(2)
const tenth = (figure: number): string => figure.toFixed(1)
const mebibytes = (bytes: number): string => whole(bytes / 1024 ** 2)

const rows: Row[] = [
  { name: 'invoices/s', figure: ({ invoices }) => invoices.per_second, show: whole },
  {
    name: 'conformance run, s',
    figure: ({ conformance }) => conformance?.seconds, show: tenth,
    flaw: ({ conformance }) => conformance === null || conformance.exit_code === 0
      ? undefined : `exit ${conformance.exit_code}`,
  },
  {
    name: 'engine peak memory, MiB',
    figure: (result) => result.engine_peak_memory_bytes ?? undefined, show: mebibytes,
  },
]

const ratioOf = (figures: readonly (number | undefined)[]): string => {
  const [first, second] = figures
  return first === undefined || second === undefined ? '' : short(second / first)
}

/** Column titles: what each database is, and how the second compares with the first. */
export const resultHead = (results: readonly PlaceResult[]): string[] => [
  'measured',
  ...results.map(({ name, version, fsync }) => `${name} ${version}, fsync ${fsync ? 'on' : 'off'}`),
  results.toReversed().map(({ name }) => name).join(' : '),
]

const cellOf = ({ figure, show, flaw }: Row, result: PlaceResult): string => {
  const [value, wrong] = [figure(result), flaw?.(result)]
  if (value === undefined) return 'not measured'
  return wrong === undefined ? show(value) : `${show(value)} (${wrong})`
}

/** One row for each figure, and the ratio of the second database to the first. */
export const resultRows = (results: readonly PlaceResult[]): string[][] =>
  rows.map((row) => {
    const { name, figure, flaw } = row
    const sound = results.every((result) => flaw?.(result) === undefined)
    return [name, ...results.map((result) => cellOf(row, result)),
      sound ? ratioOf(results.map(figure)) : '']
  })
