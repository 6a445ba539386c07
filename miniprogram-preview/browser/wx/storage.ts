import { personNow } from '../people'
import { villageMark } from '../village'

const slotOf = (name: string) => `phone:${personNow()}${villageMark()}:${name}`

export const storage = {
  getStorageSync(name: string): unknown {
    const kept = localStorage.getItem(slotOf(name))
    return kept === null ? '' : (JSON.parse(kept) as { readonly data: unknown }).data
  },
  setStorageSync(name: string, data: unknown): void {
    localStorage.setItem(slotOf(name), JSON.stringify({ data }))
  },
  removeStorageSync(name: string): void {
    localStorage.removeItem(slotOf(name))
  },
  clearStorageSync(): void {
    const mine = Object.keys(localStorage).filter((slot) => slot.startsWith(slotOf('')))
    mine.forEach((slot) => localStorage.removeItem(slot))
  },
}
