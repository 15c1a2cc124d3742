import { mutant } from '../mutant.ts'

export default mutant({
  name: 'clock-moves-back',
  breaks: 'A test clock moves back.',
  requirement: 'SIM-1.4',
  file: 'reference-engine/src/application/test-clocks/advance-test-clock.ts',
  find: 'if (isBefore(to, clock.now)) {',
  replace: 'if (isBefore(to, clock.now) && clock.name === "never") {',
})
