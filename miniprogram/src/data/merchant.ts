import { get } from '../api/request'
import type { Merchant } from '../api/types'

/** Whom WeChat's sheets have to name. Asked at each sheet: what opens one may move money, and must not be stale. */
export function getMerchant(): Promise<Merchant> {
  return get<Merchant>('/merchant')
}
