import { Failure } from '../run/failure.ts'

const seed_max = 0x7fff_ffff

type Told = { readonly runs: string; readonly seed: string; readonly usage: string }

const wholeNumber = (text: string, usage: string): number => {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number >= 1 && number <= seed_max) return number
  throw new Failure(`${text} is no whole number from 1 to ${seed_max}. Usage: ${usage}`, 'usage')
}

/**
 * A seed for each of --runs rounds: that of --seed first, or one by chance for `random`. They are
 * far apart, so that no round begins where another goes on.
 */
export const seedsOf = ({ runs, seed, usage }: Told): number[] => {
  const first = seed === 'random'
    ? Math.ceil(Math.random() * seed_max) : wholeNumber(seed, usage)
  return Array.from({ length: wholeNumber(runs, usage) }, (_, round) =>
    (first + round * 104_729) % seed_max)
}
