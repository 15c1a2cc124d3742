import { mutant } from '../mutant.ts'

export default mutant({
  name: 'published-but-not-sold',
  breaks: 'A published version does not become the current one.',
  requirement: 'SUB-7.3',
  file: 'reference-engine/src/persistence/catalogue/plan-repository.ts',
  find: [
    '    await planVersions.publish(queries, { organizationId, planId, id, publishedAt })',
    '    await plans.update(queries,',
    '      { where: { organizationId, id: planId }, set: { currentVersionId: id } })',
    '',
  ].join('\n'),
  replace: [
    '    await planVersions.publish(queries, { organizationId, planId, id, publishedAt })',
    '',
  ].join('\n'),
})
