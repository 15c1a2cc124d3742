import { mutant } from '../mutant.ts'

export default mutant({
  name: 'draft-is-sold',
  breaks: 'A new version of a plan is its current one at once.',
  requirement: 'SUB-7.2',
  file: 'reference-engine/src/persistence/catalogue/plan-repository.ts',
  find: 'insertVersion: (version: PlanVersionRecord) => planVersions.insert(queries, version),',
  replace: [
    'insertVersion: async (version: PlanVersionRecord): Promise<void> => {',
    '    await planVersions.insert(queries, version)',
    '    const { organizationId, planId, id } = version',
    '    await plans.update(queries,',
    '      { where: { organizationId, id: planId }, set: { currentVersionId: id } })',
    '  },',
  ].join('\n'),
})
