import { check } from '../../src/check.ts'
import { readVectors } from '../../vectors/read-vectors.ts'
import { boundariesOf, freePrice, scheduled } from '../scheduled.ts'

// The far ones are for engines that can be asked without waiting for every period before them.
const k_max = 4
const cases = readVectors('periods')
  .filter(({ boundaries }) => boundaries.some(({ k }) => k > 0 && k <= k_max))
const requirements = [...new Set(cases.map(({ requirement }) => requirement))]

export default requirements.map((requirement) => check({
  id: `time/vectors-of-${requirement.toLowerCase().replace('.', '-')}`,
  requirement,
  needs: ['subscriptions', 'test-clocks'],
  tags: ['vectors'],
  async run(context) {
    const price = await freePrice(context)
    for (const { id, why, ...one } of cases.filter((each) => each.requirement === requirement)) {
      const near = one.boundaries.filter(({ k }) => k > 0 && k <= k_max)
      const { anchor, interval, time_zone } = one
      const scene = await scheduled(context, [price], { anchor, interval, time_zone })
      const boundaries = await boundariesOf(context, scene, near.at(-1)?.at ?? anchor)
      context.expect.equal(near.map(({ k }) => ({ k, at: boundaries[k] })), near, `${id}: ${why}`)
    }
  },
}))
