import { get, queryOf } from '../api/request'
import type { Order, OrderStatus } from '../api/types'
import type { Part } from '../lib/growing-list'

/** The newest first. */
export function listOrders(
  status: OrderStatus | undefined, part: Partial<Part<Order>> = {},
): Promise<readonly Order[]> {
  const query = queryOf({ status, after: part.after?.number, limit: part.limit })
  return get<readonly Order[]>(`/orders${query}`, { needsSession: true })
}
