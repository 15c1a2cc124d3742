/** A broken invariant: a defect of the engine, never the caller's fault (the api answers 500). */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken'
}

/** States what must hold at this point; `invariant` is the sentence that turned out false. */
export function assert(condition: boolean, invariant: string): asserts condition {
  if (!condition) throw new InvariantBroken(invariant)
}
