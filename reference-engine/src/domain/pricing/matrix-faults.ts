import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Matrix } from './price.ts'

/** Dimensions that repeat, and cells that do not name exactly them, or repeat (PRC 8). */
export const matrixFaults = ({ dimensions, cells }: Matrix): Fault[] => [
  ...dimensions.flatMap((dimension, index) => dimensions.indexOf(dimension) === index ? [] : [{
    pointer: pointerTo('pricing', 'dimensions', index), code: 'property_repeated',
    detail: 'A property stands once in the dimensions.',
  }]),
  ...cellFaults({ dimensions, cells }),
]

const cellFaults = ({ dimensions, cells }: Pick<Matrix, 'dimensions' | 'cells'>): Fault[] => {
  const wanted = new Set(dimensions)
  const seen = new Set<string>()
  return cells.flatMap(({ values }, index) => {
    const pointer = pointerTo('pricing', 'cells', index, 'values')
    if (wanted.symmetricDifference(new Set(values.keys())).size > 0) {
      const detail = 'The values of a cell name exactly the dimensions.'
      return [{ pointer, code: 'matrix_cell_mismatch', detail }]
    }
    const key = JSON.stringify(dimensions.map((dimension) => values.get(dimension)))
    if (seen.has(key)) {
      return [{ pointer, code: 'matrix_cell_repeated', detail: 'A cell before has these values.' }]
    }
    seen.add(key)
    return []
  })
}
