import { get, queryOf } from '../api/request'
import type { Artisan, Product, ProductCategory } from '../api/types'
import type { Part } from '../lib/growing-list'

export interface ShelfQuery {
  readonly category?: ProductCategory
  readonly search?: string
}

export function listProducts(asked: ShelfQuery, { after, limit }: Part<Product>): Promise<readonly Product[]> {
  return get<readonly Product[]>(`/products${queryOf({ ...asked, after: after?.id, limit })}`)
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
