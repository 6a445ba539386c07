import type { Block, GoodsKind, Picture, Product, Sku } from '../api/types'
import { apiBase } from '../config'

export function isSoldOut(product: Pick<Product, 'skus'>): boolean {
  return product.skus.every((sku) => sku.stock <= 0)
}

/** What the card says: the cheapest variant that can be had, or the cheapest of all when none is left. */
export function cheapestSku(product: Pick<Product, 'skus'>): Sku | null {
  const left = product.skus.filter((sku) => sku.stock > 0)
  const among = left.length > 0 ? left : product.skus
  return among.reduce<Sku | null>((best, sku) => (best === null || sku.priceFen < best.priceFen ? sku : best), null)
}

export type PictureSize = 'small' | 'medium' | 'large'

/** What stands there never changes: a telephone asks for it once. */
export function pictureUrl(picture: Picture, size: PictureSize): string {
  return `${apiBase}/media/${picture.key}/${size}.webp`
}

/** The cover; nothing where nobody has uploaded one, and a drawing stands in for it. */
export function pictureOf(product: Pick<Product, 'pictures'>): string {
  const [cover] = product.pictures
  return cover === undefined ? '' : pictureUrl(cover, 'medium')
}

export interface BlockView {
  readonly kind: Block['kind']
  readonly text: string
  readonly url: string
  /** Its height in hundredths of its width, so that nothing jumps when it comes. */
  readonly heightPercent: number
}

/** What is told of a product; its words alone where it has no headings and pictures. */
export function blocksOf(product: Pick<Product, 'blocks' | 'description'>): readonly BlockView[] {
  const words: BlockView = { kind: 'paragraph', text: product.description, url: '', heightPercent: 0 }
  if (product.blocks.length === 0) return product.description === '' ? [] : [words]
  return product.blocks.map(({ kind, text, picture }) => ({
    kind,
    text,
    url: picture === null ? '' : pictureUrl(picture, 'large'),
    heightPercent: picture === null ? 0 : Math.round((picture.height * 100) / picture.width),
  }))
}

/** In which months it is picked or made; nothing for what is there all year. */
export function seasonOf({ seasonFrom, seasonTo }: Pick<Product, 'seasonFrom' | 'seasonTo'>): string {
  if (seasonFrom === null || seasonTo === null) return ''
  return seasonFrom === seasonTo ? `${seasonFrom} 月` : `${seasonFrom} 月到 ${seasonTo} 月`
}

export interface ProductCardView {
  readonly id: number
  readonly name: string
  readonly category: GoodsKind
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
