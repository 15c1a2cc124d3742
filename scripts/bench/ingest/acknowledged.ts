import { createRandom } from '../../demo/random.ts'
import type { Template, Timeline } from './event-templates.ts'
import type { Tally } from './load-order.ts'

/** A request as it takes to make it once more. */
export type Sent = { template: Template; first: number; timeline: Timeline; texts: Buffer }

type Sample = { size: number; seen: number; kept: Sent[] }

/** An account of what the engine said it has stored. */
export const acknowledgedBy = (customers: number) => {
  const random = createRandom(3)
  const samples: Sample[] = []
  const tally: Tally = {
    events: new Float64Array(customers), tokens: new Float64Array(customers),
  }
  const add = ({ customers: places, tokens }: Template): void => {
    for (const [index, customer] of places.entries()) {
      tally.events[customer] = (tally.events[customer] ?? 0) + 1
      tally.tokens[customer] = (tally.tokens[customer] ?? 0) + (tokens[index] ?? 0)
    }
  }
  return {
    tally,
    /** Requests of every run, each with the same chance, however many they were. */
    sample: (): Sent[] => samples.flatMap(({ kept }) => kept),
    /** Begins a run of which so many requests are kept; answers how to add each. */
    begin: (size: number): ((sent: Sent) => void) => {
      const sample: Sample = { size, seen: 0, kept: [] }
      samples.push(sample)
      return (sent) => {
        add(sent.template)
        sample.seen += 1
        if (sample.kept.length < size) sample.kept.push(sent)
        else if (random.integer(1, sample.seen) <= size) {
          sample.kept[random.integer(0, size - 1)] = sent
        }
      }
    },
  }
}
