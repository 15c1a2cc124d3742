import { describe, expect, test } from 'vitest'
import { isNode, nodeAt, type Node } from '../document/json-node.ts'
import { visitObjects } from '../document/visit-objects.ts'
import { judge } from '../judge.ts'
import { benchContract } from './bench-contract.ts'

const base = benchContract()

type Place = { construct: string; at: string; key: string }

/** The first place of each kind of member. */
const places = (): Place[] => {
  const found = new Map<string, Place>()
  for (const { value, kind, at } of visitObjects(base.document, 'document')) {
    for (const key of isNode(value) ? Object.keys(value) : []) {
      const construct = `${kind}.${key}`
      if (!found.has(construct)) found.set(construct, { construct, at, key })
    }
  }
  return [...found.values()]
}

const changed = (place: Place, change: (holder: Node, key: string) => void) => {
  const document = structuredClone(base.document)
  change(nodeAt(document, place.at) as Node, place.key)
  return judge({ base, revision: { ...base, document } }, { tools: [], samples: false })
}

const silentAfter = async (change: (holder: Node, key: string) => void): Promise<string[]> => {
  const silent: string[] = []
  for (const place of places()) {
    const { findings } = await changed(place, change)
    if (findings.length === 0) silent.push(place.construct)
  }
  return silent
}

describe('whatever is changed, something is said', () => {
  test('there is much to change', () => {
    expect(places().length).toBeGreaterThan(150)
  })

  test('no member can be taken away in silence', async () => {
    expect(await silentAfter((holder, key) => {
      delete holder[key]
    })).toEqual([])
  }, 240_000)

  test('no member can come in silence', async () => {
    expect(await silentAfter((holder, key) => {
      holder[`${key}_more`] = { 'x-any': [1] }
    })).toEqual([])
  }, 240_000)
})
