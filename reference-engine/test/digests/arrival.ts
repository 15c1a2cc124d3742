import { sha256 } from '../record-basics.ts'

/** In which order usage comes in, and how many events at once. */
export type Arrival = {
  readonly order: 'forwards' | 'backwards' | 'shuffled'
  readonly batch: number
}

/** The events in the batches in which they come, each batch of one request. */
export const batchesOf = <Event>(
  events: readonly Event[], { order, batch }: Arrival,
): (readonly Event[])[] => {
  const arriving = ordered(events, { order, batch })
  return Array.from({ length: Math.ceil(arriving.length / batch) }, (_, index) =>
    arriving.slice(index * batch, (index + 1) * batch))
}

const ordered = <Event>(events: readonly Event[], { order, batch }: Arrival): readonly Event[] => {
  if (order === 'forwards') return events
  if (order === 'backwards') return events.toReversed()
  const drawn = events.map((event, index) => ({ event, lot: sha256(`${batch} ${index}`) }))
  return drawn.toSorted((one, other) => (one.lot < other.lot ? -1 : 1)).map(({ event }) => event)
}
