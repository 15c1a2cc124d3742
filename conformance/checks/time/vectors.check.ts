import { readVectors } from '../../vectors/read-vectors.ts'
import { goldenChecks } from '../golden-cases.ts'
import { boundariesOf, freePrice, scheduled } from '../scheduled.ts'

// The far ones are for engines that can be asked without waiting for every period before them.
const k_max = 4
const cases = readVectors('periods')
  .filter(({ boundaries }) => boundaries.some(({ k }) => k > 0 && k <= k_max))

export default goldenChecks('time', cases, {
  needs: ['subscriptions', 'test-clocks'],
  judge: (context) => {
    const priced = freePrice(context)
    return async ({ id, why, anchor, interval, time_zone, boundaries: wanted }) => {
      const near = wanted.filter(({ k }) => k > 0 && k <= k_max)
      const scene = await scheduled(context, [await priced], { anchor, interval, time_zone })
      const boundaries = await boundariesOf(context, scene, near.at(-1)?.at ?? anchor)
      context.expect.equal(near.map(({ k }) => ({ k, at: boundaries[k] })), near, `${id}: ${why}`)
    }
  },
})
