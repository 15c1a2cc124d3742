import type { PricePreview } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { readVectors } from '../../vectors/read-vectors.ts'

const cases = readVectors('pricing')
const requirements = [...new Set(cases.map(({ requirement }) => requirement))]

export default requirements.map((requirement) => check({
  id: `prices/vectors-of-${requirement.toLowerCase().replace('.', '-')}`,
  requirement,
  needs: ['prices'],
  tags: ['vectors'],
  async run({ api, expect }) {
    const own = cases.filter((one) => one.requirement === requirement)
    for (const { id, why, currency, price, quantity, amount_unrounded, amount } of own) {
      const request = { price: { ...price, currency }, quantity }
      const { body } = expect.status(await api.post<PricePreview>('/prices/preview', request), 200)
      expect.decimal(body.amount_unrounded, amount_unrounded, `${id}: ${why}`)
      expect.equal(body.amount, amount, `${id}: ${why}`)
    }
  },
}))
