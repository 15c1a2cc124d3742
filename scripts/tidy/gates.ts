import { bannedCallProblems } from './banned-calls.ts'
import { contractCopyProblems, type ContractShapes } from './contract-copies.ts'
import { contractSourceProblems } from './contract-sources.ts'
import { floatProblems } from './floats-near-money.ts'
import { forbiddenWordProblems } from './forbidden-words.ts'
import { formattingProblems } from './formatting.ts'
import { layerProblems, unknownLayerProblems } from './layers.ts'
import { nameProblems } from './names.ts'
import { orphanProblems } from './orphans.ts'
import { ruleFolderProblems } from './rule-folders.ts'
import { sizeProblems } from './sizes.ts'
import type { Code, SourceText } from './source-tree.ts'
import type { TidyProblem } from './tidy-problem.ts'

export type House = { texts: SourceText[]; codes: Code[]; shapes: ContractShapes }

/** Every gate of the house by the name that its waivers give. */
export const gates: Record<string, (house: House) => TidyProblem[]> = {
  layers: ({ codes }) => [...layerProblems(codes), ...unknownLayerProblems(codes)],
  'contract-sources': ({ codes }) => contractSourceProblems(codes),
  'banned-calls': ({ codes }) => bannedCallProblems(codes),
  sizes: ({ codes }) => sizeProblems(codes),
  orphans: ({ codes, texts }) => orphanProblems(codes, texts),
  'contract-copies': ({ codes, shapes }) => contractCopyProblems(codes, shapes),
  'rule-folders': ({ texts }) => ruleFolderProblems(texts),
  'forbidden-words': ({ texts }) => forbiddenWordProblems(texts),
  'floats-near-money': ({ codes }) => floatProblems(codes),
  names: ({ codes }) => nameProblems(codes),
  formatting: ({ codes }) => formattingProblems(codes),
}
