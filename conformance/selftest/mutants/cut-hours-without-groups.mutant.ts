import { mutant } from '../mutant.ts'

export default mutant({
  name: 'cut-hours-without-groups',
  breaks: 'Events beside whole hours belong to no group.',
  requirement: 'MTR-5.4',
  file: 'reference-engine/src/domain/metering/window-parts.ts',
  find: 'const group = projectGroup(contribution.group, places)',
  replace: 'const group = projectGroup(\'\', places)',
})
