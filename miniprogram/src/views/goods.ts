import type { Product, ProductCategory, Sku } from '../api/types'

export interface Category {
  readonly key: ProductCategory
  readonly name: string
}

/** In the order of the shelf: tea comes first. */
export const categories: readonly Category[] = [
  { key: 'tea', name: '茶叶' },
  { key: 'nuts', name: '香榧' },
  { key: 'staples', name: '米面' },
  { key: 'preserves', name: '干货' },
  { key: 'fruit', name: '鲜果' },
  { key: 'eggs', name: '禽蛋' },
  { key: 'honey', name: '蜂蜜' },
  { key: 'craft', name: '手作' },
]

export function isSoldOut(product: Pick<Product, 'skus'>): boolean {
  return product.skus.every((sku) => sku.stock <= 0)
}

/** What the card says: the cheapest variant that can be had, or the cheapest of all when none is left. */
export function cheapestSku(product: Pick<Product, 'skus'>): Sku | null {
  const left = product.skus.filter((sku) => sku.stock > 0)
  const among = left.length > 0 ? left : product.skus
  return among.reduce<Sku | null>((best, sku) => (best === null || sku.priceFen < best.priceFen ? sku : best), null)
}

/** A picture of the server's, once it sends one. */
export function pictureOf(product: Product & { readonly pictureUrl?: string | null }): string {
  return product.pictureUrl ?? ''
}

export interface ProductCardView {
  readonly id: number
  readonly name: string
  readonly category: ProductCategory
  readonly pictureUrl: string
  readonly by: string
  readonly priceFen: number
  readonly hasSeveralPrices: boolean
  readonly isSoldOut: boolean
}

export function cardOf(product: Product): ProductCardView {
  const priceFen = cheapestSku(product)?.priceFen ?? 0
  return {
    id: product.id,
    name: product.name,
    category: product.category,
    pictureUrl: pictureOf(product),
    by: product.artisanName === null ? product.householdName : `${product.artisanName} 手作`,
    priceFen,
    hasSeveralPrices: new Set(product.skus.map((sku) => sku.priceFen)).size > 1,
    isSoldOut: isSoldOut(product),
  }
}
