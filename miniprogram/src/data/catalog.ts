import { get, queryOf } from '../api/request'
import type { Artisan, Category, Product } from '../api/types'
import type { Part } from '../lib/growing-list'

export interface ShelfQuery {
  /** It and all below it. */
  readonly categoryId?: number
  readonly search?: string
}

export function listProducts(asked: ShelfQuery, { after, limit }: Part<Product>): Promise<readonly Product[]> {
  return get<readonly Product[]>(`/products${queryOf({ ...asked, after: after?.id, limit })}`)
}

/** The shelf's tree as far as something is on sale, each before those below it. */
export function listCategories(): Promise<readonly Category[]> {
  return get<readonly Category[]>('/categories')
}

export function getProduct(id: number): Promise<Product> {
  return get<Product>(`/products/${id}`)
}

export function listArtisans(): Promise<readonly Artisan[]> {
  return get<readonly Artisan[]>('/artisans')
}

export function getArtisan(id: number): Promise<Artisan> {
  return get<Artisan>(`/artisans/${id}`)
}
