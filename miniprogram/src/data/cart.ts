import type { CartLineRequest, GoodsKind, Product, Sku } from '../api/types'
import { readStored, writeStored } from '../lib/storage'
import { pictureOf } from '../views/goods'

/** What the card of a line shows is remembered; what it costs is asked again before anything is paid. */
export interface CartLine {
  readonly skuId: number
  readonly productId: number
  readonly title: string
  readonly skuName: string
  readonly category: GoodsKind
  readonly pictureUrl: string
  readonly priceFen: number
  readonly quantity: number
  readonly isSelected: boolean
}

export type Cart = readonly CartLine[]

const name = 'cart'
const version = 1

/** What to buy right away, apart from the cart. */
const buyNowName = 'buy-now'

/** The server refuses more. */
export const quantityMax = 999

export function readCart(): Cart {
  return readStored(name, version, isCart) ?? []
}

export function writeCart(cart: Cart): void {
  writeStored(name, version, cart)
}

export function readBuyNow(): Cart {
  return readStored(buyNowName, version, isCart) ?? []
}

export function writeBuyNow(line: CartLine): void {
  writeStored(buyNowName, version, [line])
}

export function lineOf(product: Product, sku: Sku, quantity: number): CartLine {
  return {
    skuId: sku.id,
    productId: product.id,
    title: product.name,
    skuName: sku.name,
    category: product.category,
    pictureUrl: pictureOf(product),
    priceFen: sku.priceFen,
    quantity: clampQuantity(quantity),
    isSelected: true,
  }
}

/** The same variant twice is one line: the server refuses a repeated one. */
export function addLine(cart: Cart, line: CartLine): Cart {
  const there = cart.find((one) => one.skuId === line.skuId)
  if (there === undefined) return [line, ...cart]
  const quantity = clampQuantity(there.quantity + line.quantity)
  return cart.map((one) => (one === there ? { ...line, quantity } : one))
}

export function withQuantity(cart: Cart, skuId: number, quantity: number): Cart {
  return cart.map((one) => (one.skuId === skuId ? { ...one, quantity: clampQuantity(quantity) } : one))
}

export function withSelected(cart: Cart, skuId: number, isSelected: boolean): Cart {
  return cart.map((one) => (one.skuId === skuId ? { ...one, isSelected } : one))
}

export function withAllSelected(cart: Cart, isSelected: boolean): Cart {
  return cart.map((one) => ({ ...one, isSelected }))
}

export function without(cart: Cart, skuIds: readonly number[]): Cart {
  return cart.filter((one) => !skuIds.includes(one.skuId))
}

export function selectedOf(cart: Cart): Cart {
  return cart.filter((one) => one.isSelected)
}

export function goodsFenOf(cart: Cart): number {
  return cart.reduce((sum, one) => sum + one.priceFen * one.quantity, 0)
}

export function countOf(cart: Cart): number {
  return cart.reduce((sum, one) => sum + one.quantity, 0)
}

export function requestLinesOf(cart: Cart): readonly CartLineRequest[] {
  return cart.map(({ skuId, quantity }) => ({ skuId, quantity }))
}

function clampQuantity(quantity: number): number {
  return Math.min(quantityMax, Math.max(1, Math.trunc(quantity)))
}

function isCart(value: unknown): value is Cart {
  return Array.isArray(value) && value.every(isLine)
}

function isLine(value: unknown): value is CartLine {
  const one = value as Partial<CartLine> | null
  return typeof one === 'object' && one !== null
    && Number.isSafeInteger(one.skuId) && Number.isSafeInteger(one.productId)
    && Number.isSafeInteger(one.priceFen) && Number.isSafeInteger(one.quantity)
    && typeof one.title === 'string' && typeof one.skuName === 'string' && typeof one.isSelected === 'boolean'
}
