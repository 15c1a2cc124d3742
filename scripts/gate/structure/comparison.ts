import { elementsOf, isNode, nodeAt, referenceOf, type Node } from '../document/json-node.ts'
import { sameness } from '../document/sameness.ts'
import { toFinding, type Finding, type Said } from '../finding.ts'
import { componentOf, componentPlaces, usersOf } from './component-places.ts'

/** A value and where it stands; the value of what is absent is undefined. */
export type Place = {
  value: unknown
  at: string
  /** Where to look for it, when what led here is what changed. */
  shown?: string | undefined
}

export type Pair = { base: Place; revision: Place }

/** Who sends what is compared: what is sent to the engine is a request, by whatever way it goes. */
export type Direction = 'request' | 'response'

export const opposite = (direction: Direction): Direction =>
  direction === 'request' ? 'response' : 'request'

export type Side = 'base' | 'revision'

export type Extent = 'whole' | 'entered'

const sides: Side[] = ['base', 'revision']

const opposed = { base: 'revision', revision: 'base' } as const

/** One comparison of two canonical documents: what was said, and which places were looked at. */
export class Comparison {
  readonly documents: Record<Side, Node>
  readonly sameness = sameness
  /** Every kind of member that was compared, such as `schema.maxLength`. */
  readonly constructs = new Set<string>()
  readonly #findings = new Map<string, Finding>()
  readonly #looked = { whole: new Set<string>(), entered: new Set<string>() }
  readonly #visited = new Set<string>()
  readonly #pairs = new Set<string>()
  readonly #dirt: Record<Side, WeakMap<object, boolean>> =
    { base: new WeakMap(), revision: new WeakMap() }
  #dirty = new Set<string>()
  #soften: (said: Said) => Said = (said) => said

  constructor(base: Node, revision: Node) {
    this.documents = { base, revision }
    this.#dirty = this.#findDirty()
  }

  get findings(): Finding[] {
    return [...this.#findings.values()]
  }

  say(said: Said): void {
    const finding = toFinding(this.#soften(said))
    this.#findings.set(finding.fingerprint, finding)
  }

  /** Does a part of the work with everything that is said there changed first. */
  softened(soften: (said: Said) => Said, work: () => void): void {
    const before = this.#soften
    this.#soften = (said) => before(soften(said))
    work()
    this.#soften = before
  }

  /** Does a part of the work and answers what was said there. */
  saidBy(work: () => void): Said[] {
    const heard: Said[] = []
    this.softened((said) => {
      heard.push(said)
      return said
    }, work)
    return heard
  }

  /** A comparison that leads from the other side to this one; what is said there is not kept. */
  turnedTo(side: Side): Comparison {
    return new Comparison(this.documents[opposed[side]], this.documents[side])
  }

  /** Whether two values mean the same, what their references lead to included. */
  areSame({ base, revision }: Pair): boolean {
    return this.sameness.areSame(base.value, revision.value) && !this.isDirty('base', base.value)
  }

  /** Whether a value refers, however far, to a component that changed. */
  isDirty(side: Side, value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false
    const known = this.#dirt[side].get(value)
    if (known !== undefined) return known
    const reference = referenceOf(value)
    const parts = isNode(value) ? Object.values(value) : elementsOf(value)
    const dirty = (reference !== undefined && this.#dirty.has(componentOf(reference)))
      || parts.some((part) => this.isDirty(side, part))
    this.#dirt[side].set(value, dirty)
    return dirty
  }

  /** Answers true the first time: what was compared in one direction is not compared again. */
  enter({ base, revision }: Pair, as: string): boolean {
    const key = `${base.at} ${revision.at} ${as}`
    this.#pairs.add(`${base.at} ${revision.at}`)
    if (this.#visited.has(key)) return false
    this.#visited.add(key)
    return true
  }

  wasEntered({ base, revision }: Pair): boolean {
    return this.#pairs.has(`${base.at} ${revision.at}`)
  }

  /** Remembers that a member was taken into account: all below it, or only that it is there. */
  look(pair: Pair, extent: Extent): void {
    for (const side of sides) this.lookAt(side, { at: pair[side].at, extent })
  }

  lookAt(side: Side, { at, extent }: { at: string; extent: Extent }): void {
    this.#looked[extent].add(`${side} ${at}`)
  }

  /** Whether somebody looked at a place on one side. */
  wasLookedAt(side: Side, at: string): boolean {
    if (this.#looked.entered.has(`${side} ${at}`)) return true
    for (let end = at.length; end > 0; end = at.lastIndexOf('/', end - 1)) {
      if (this.#looked.whole.has(`${side} ${at.slice(0, end)}`)) return true
    }
    return false
  }

  /** Follows references to what they lead to at last. */
  resolve(side: Side, place: Place): Place {
    const reference = referenceOf(place.value)
    if (reference === undefined) return place
    const target = { value: nodeAt(this.documents[side], reference), at: reference }
    return reference === place.at ? target : this.resolve(side, target)
  }

  /** Both sides followed; where either was a reference, the places that led there are done with. */
  resolvePair(written: Pair): Pair {
    const base = this.resolve('base', written.base)
    const revision = this.resolve('revision', written.revision)
    if (base !== written.base || revision !== written.revision) this.look(written, 'whole')
    return { base, revision }
  }

  /** Components that differ, and those that lead to one that does. */
  #findDirty(): Set<string> {
    const places = componentPlaces(this.documents.base)
    const dirty = new Set([...places].filter(([at, value]) =>
      !this.sameness.areSame(value, nodeAt(this.documents.revision, at))).map(([at]) => at))
    const users = usersOf(places)
    const waiting = [...dirty]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const user of users.get(at) ?? []) {
        if (dirty.has(user)) continue
        dirty.add(user)
        waiting.push(user)
      }
    }
    return dirty
  }
}
