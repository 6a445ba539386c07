import type { Address } from '../../../api/types'
import { readStored, writeStored } from '../../../lib/storage'

const name = 'address'
const version = 1

export const emptyAddress: Address = { receiver: '', phone: '', province: '', city: '', detail: '' }

const partNames: readonly (readonly [keyof Address, string])[] = [
  ['receiver', '收货人'],
  ['phone', '手机号'],
  ['province', '省份'],
  ['city', '城市'],
  ['detail', '详细地址'],
]

export function readAddress(): Address {
  return readStored(name, version, isAddress) ?? emptyAddress
}

export function writeAddress(address: Address): void {
  writeStored(name, version, address)
}

/** The first thing that a courier would miss, as a sentence; null when the address can be used. */
export function complaintAbout(address: Address): string | null {
  const missing = partNames.find(([part]) => address[part].trim() === '')
  if (missing !== undefined) return `请填写${missing[1]}`
  return /^1\d{10}$/.test(address.phone.trim()) ? null : '手机号要 11 位数字，请核对'
}

export function trimmed(address: Address): Address {
  return {
    receiver: address.receiver.trim(),
    phone: address.phone.trim(),
    province: address.province.trim(),
    city: address.city.trim(),
    detail: address.detail.trim(),
  }
}

export function oneLineOf(address: Address): string {
  const { province, city, detail } = address
  return province === city ? `${city}${detail}` : `${province}${city}${detail}`
}

function isAddress(value: unknown): value is Address {
  if (typeof value !== 'object' || value === null) return false
  const one = value as Partial<Address>
  return partNames.every(([part]) => typeof one[part] === 'string')
}
