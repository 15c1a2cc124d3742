import actionPathsArePostOnly from '../action-paths-are-post-only/rule.ts'
import amountsHaveACurrency from '../amounts-have-a-currency/rule.ts'
import archivedObjectsSayWhen from '../archived-objects-say-when/rule.ts'
import arraysAreBounded from '../arrays-are-bounded/rule.ts'
import bodiesAreNamedSchemas from '../bodies-are-named-schemas/rule.ts'
import bodiesDeclareTheirRefusals from '../bodies-declare-their-refusals/rule.ts'
import busyResponsesCarryRetryAfter from '../busy-responses-carry-retry-after/rule.ts'
import citedRequirementsExist from '../cited-requirements-exist/rule.ts'
import createdObjectsAnswer201 from '../created-objects-answer-201/rule.ts'
import createsAnswerWhatGetAnswers from '../creates-answer-what-get-answers/rule.ts'
import currencyRowsAreSound from '../currency-rows-are-sound/rule.ts'
import decimalPatternsAdmitDecimalsOnly from '../decimal-patterns-admit-decimals-only/rule.ts'
import decimalStringsAreBounded from '../decimal-strings-are-bounded/rule.ts'
import deprecatedNamesSunset from '../deprecated-names-sunset/rule.ts'
import descriptionsAreSentences from '../descriptions-are-sentences/rule.ts'
import enumValuesAreSnakeCase from '../enum-values-are-snake-case/rule.ts'
import errorsAreProblemJson from '../errors-are-problem-json/rule.ts'
import exampleAmountsFitTheirCurrency from '../example-amounts-fit-their-currency/rule.ts'
import exampleProblemsMatchRegistry from '../example-problems-match-registry/rule.ts'
import examplesValidate from '../examples-validate/rule.ts'
import extensionsAreKnown from '../extensions-are-known/rule.ts'
import idsUseTheirOwnSchema from '../ids-use-their-own-schema/rule.ts'
import instantsAreNamedByAt from '../instants-are-named-by-at/rule.ts'
import integersAreBounded from '../integers-are-bounded/rule.ts'
import listAnswersAPage from '../list-answers-a-page/rule.ts'
import listTakesLimitAndCursor from '../list-takes-limit-and-cursor/rule.ts'
import listsHoldWhatGetAnswers from '../lists-hold-what-get-answers/rule.ts'
import mediaTypeHasExample from '../media-type-has-example/rule.ts'
import moneyIsAString from '../money-is-a-string/rule.ts'
import moneyOperationsAreMarked from '../money-operations-are-marked/rule.ts'
import moneySchemasNameTheirCurrency from '../money-schemas-name-their-currency/rule.ts'
import noNullable from '../no-nullable/rule.ts'
import oneSuccessResponse from '../one-success-response/rule.ts'
import openMapsAreBounded from '../open-maps-are-bounded/rule.ts'
import operationHasOneTag from '../operation-has-one-tag/rule.ts'
import operationIdIsVerbNoun from '../operation-id-is-verb-noun/rule.ts'
import operationIdsAreUnique from '../operation-ids-are-unique/rule.ts'
import operationIsDescribed from '../operation-is-described/rule.ts'
import operationNamesProfile from '../operation-names-profile/rule.ts'
import operationNamesRequirements from '../operation-names-requirements/rule.ts'
import operationNamesRetryClass from '../operation-names-retry-class/rule.ts'
import operationNamesSecurity from '../operation-names-security/rule.ts'
import pagesAreBoundedAlike from '../pages-are-bounded-alike/rule.ts'
import patchIsMergePatch from '../patch-is-merge-patch/rule.ts'
import pathParametersAreBounded from '../path-parameters-are-bounded/rule.ts'
import pathsAreKebabCasePlurals from '../paths-are-kebab-case-plurals/rule.ts'
import pathsHaveNoTrailingSlash from '../paths-have-no-trailing-slash/rule.ts'
import pathsWithIdsDeclare404 from '../paths-with-ids-declare-404/rule.ts'
import patternsAreAnchored from '../patterns-are-anchored/rule.ts'
import postDeclaresIdempotencyRefusals from '../post-declares-idempotency-refusals/rule.ts'
import postTakesIdempotencyKey from '../post-takes-idempotency-key/rule.ts'
import problemIsUsed from '../problem-is-used/rule.ts'
import problemRowsAreComplete from '../problem-rows-are-complete/rule.ts'
import problemsAreRegistered from '../problems-are-registered/rule.ts'
import problemsMatchResponses from '../problems-match-responses/rule.ts'
import propertiesAreSnakeCase from '../properties-are-snake-case/rule.ts'
import queriesHoldNoSecrets from '../queries-hold-no-secrets/rule.ts'
import queryParametersAreSnakeCase from '../query-parameters-are-snake-case/rule.ts'
import readsHaveNoBody from '../reads-have-no-body/rule.ts'
import replaysAreDeclared from '../replays-are-declared/rule.ts'
import requestEnumsAreClosed from '../request-enums-are-closed/rule.ts'
import requestObjectsAreClosed from '../request-objects-are-closed/rule.ts'
import requiredHasNoDefault from '../required-has-no-default/rule.ts'
import requiredPropertiesExist from '../required-properties-exist/rule.ts'
import requirementIsCited from '../requirement-is-cited/rule.ts'
import requirementRowsAreComplete from '../requirement-rows-are-complete/rule.ts'
import responseEnumsAreOpen from '../response-enums-are-open/rule.ts'
import responseObjectsAreOpen from '../response-objects-are-open/rule.ts'
import responsesCarryRequestId from '../responses-carry-request-id/rule.ts'
import responsesCarrySpecVersion from '../responses-carry-spec-version/rule.ts'
import schemaHasExamples from '../schema-has-examples/rule.ts'
import schemasArePascalCase from '../schemas-are-pascal-case/rule.ts'
import scopesAreDeclared from '../scopes-are-declared/rule.ts'
import scopesFitTheirMethod from '../scopes-fit-their-method/rule.ts'
import secretsAreShownOnce from '../secrets-are-shown-once/rule.ts'
import securedOperationsDeclareGuards from '../secured-operations-declare-guards/rule.ts'
import stateEnumHasMachine from '../state-enum-has-machine/rule.ts'
import stateMachineIsSound from '../state-machine-is-sound/rule.ts'
import stringsAreBounded from '../strings-are-bounded/rule.ts'
import summariesAreShortTitles from '../summaries-are-short-titles/rule.ts'
import timestampsUseTheCommonSchema from '../timestamps-use-the-common-schema/rule.ts'
import unauthenticatedCarriesAChallenge from '../unauthenticated-carries-a-challenge/rule.ts'
import unionBranchesAreTagged from '../union-branches-are-tagged/rule.ts'
import unionHasDiscriminator from '../union-has-discriminator/rule.ts'
import updatesPatchWhatGetAnswers from '../updates-patch-what-get-answers/rule.ts'
import type { Rule } from './rule.ts'

/** Every rule of the contract's lint, by name. */
export const rules: readonly Rule[] = [
  actionPathsArePostOnly,
  amountsHaveACurrency,
  archivedObjectsSayWhen,
  arraysAreBounded,
  bodiesAreNamedSchemas,
  bodiesDeclareTheirRefusals,
  busyResponsesCarryRetryAfter,
  citedRequirementsExist,
  createdObjectsAnswer201,
  createsAnswerWhatGetAnswers,
  currencyRowsAreSound,
  decimalPatternsAdmitDecimalsOnly,
  decimalStringsAreBounded,
  deprecatedNamesSunset,
  descriptionsAreSentences,
  enumValuesAreSnakeCase,
  errorsAreProblemJson,
  exampleAmountsFitTheirCurrency,
  exampleProblemsMatchRegistry,
  examplesValidate,
  extensionsAreKnown,
  idsUseTheirOwnSchema,
  instantsAreNamedByAt,
  integersAreBounded,
  listAnswersAPage,
  listTakesLimitAndCursor,
  listsHoldWhatGetAnswers,
  mediaTypeHasExample,
  moneyIsAString,
  moneyOperationsAreMarked,
  moneySchemasNameTheirCurrency,
  noNullable,
  oneSuccessResponse,
  openMapsAreBounded,
  operationHasOneTag,
  operationIdIsVerbNoun,
  operationIdsAreUnique,
  operationIsDescribed,
  operationNamesProfile,
  operationNamesRequirements,
  operationNamesRetryClass,
  operationNamesSecurity,
  pagesAreBoundedAlike,
  patchIsMergePatch,
  pathParametersAreBounded,
  pathsAreKebabCasePlurals,
  pathsHaveNoTrailingSlash,
  pathsWithIdsDeclare404,
  patternsAreAnchored,
  postDeclaresIdempotencyRefusals,
  postTakesIdempotencyKey,
  problemIsUsed,
  problemRowsAreComplete,
  problemsAreRegistered,
  problemsMatchResponses,
  propertiesAreSnakeCase,
  queriesHoldNoSecrets,
  queryParametersAreSnakeCase,
  readsHaveNoBody,
  replaysAreDeclared,
  requestEnumsAreClosed,
  requestObjectsAreClosed,
  requiredHasNoDefault,
  requiredPropertiesExist,
  requirementIsCited,
  requirementRowsAreComplete,
  responseEnumsAreOpen,
  responseObjectsAreOpen,
  responsesCarryRequestId,
  responsesCarrySpecVersion,
  schemaHasExamples,
  schemasArePascalCase,
  scopesAreDeclared,
  scopesFitTheirMethod,
  secretsAreShownOnce,
  securedOperationsDeclareGuards,
  stateEnumHasMachine,
  stateMachineIsSound,
  stringsAreBounded,
  summariesAreShortTitles,
  timestampsUseTheCommonSchema,
  unauthenticatedCarriesAChallenge,
  unionBranchesAreTagged,
  unionHasDiscriminator,
  updatesPatchWhatGetAnswers,
]
