import type { Dependencies } from './dependencies.ts'
import { archivePlan } from './plans/archive-plan.ts'
import { createPlan } from './plans/create-plan.ts'
import { createPlanVersion } from './plans/create-plan-version.ts'
import { getPlan } from './plans/get-plan.ts'
import { getPlanVersion } from './plans/get-plan-version.ts'
import { listPlanVersions } from './plans/list-plan-versions.ts'
import { listPlans } from './plans/list-plans.ts'
import { publishPlanVersion } from './plans/publish-plan-version.ts'
import { updatePlan } from './plans/update-plan.ts'
import { archivePrice } from './prices/archive-price.ts'
import { createPrice } from './prices/create-price.ts'
import { getPrice } from './prices/get-price.ts'
import { listPrices } from './prices/list-prices.ts'
import { previewPrice } from './prices/preview-price.ts'
import { updatePrice } from './prices/update-price.ts'
import { archiveProduct } from './products/archive-product.ts'
import { createProduct } from './products/create-product.ts'
import { getProduct } from './products/get-product.ts'
import { listProducts } from './products/list-products.ts'
import { updateProduct } from './products/update-product.ts'

/** Every use case of products, prices and plans, given what it may touch. */
export const createCatalogueApplication = (dependencies: Dependencies) => ({
  archivePlan: archivePlan(dependencies),
  createPlan: createPlan(dependencies),
  createPlanVersion: createPlanVersion(dependencies),
  getPlan: getPlan(dependencies),
  getPlanVersion: getPlanVersion(dependencies),
  listPlanVersions: listPlanVersions(dependencies),
  listPlans: listPlans(dependencies),
  publishPlanVersion: publishPlanVersion(dependencies),
  updatePlan: updatePlan(dependencies),
  archivePrice: archivePrice(dependencies),
  createPrice: createPrice(dependencies),
  getPrice: getPrice(dependencies),
  listPrices: listPrices(dependencies),
  previewPrice: previewPrice(dependencies),
  updatePrice: updatePrice(dependencies),
  archiveProduct: archiveProduct(dependencies),
  createProduct: createProduct(dependencies),
  getProduct: getProduct(dependencies),
  listProducts: listProducts(dependencies),
  updateProduct: updateProduct(dependencies),
})
