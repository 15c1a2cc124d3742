import { Refusal } from '../domain/refusal.ts'

/** The object, or the refusal `code`: another organization's object is no object (SEC 1). */
export const found = async <Kept>(
  finding: Promise<Kept | undefined>,
  code: `${string}_not_found`,
): Promise<Kept> => {
  const kept = await finding
  if (kept === undefined) throw new Refusal(code)
  return kept
}
