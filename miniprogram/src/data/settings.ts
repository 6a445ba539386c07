import { readStored, writeStored } from '../lib/storage'

/** Settings of this phone, not of the person: the same grandmother reads well on her daughter's account. */
export interface Settings {
  readonly isLargeType: boolean
}

const name = 'settings'
const version = 1
const initial: Settings = { isLargeType: false }

export function readSettings(): Settings {
  return readStored(name, version, isSettings) ?? initial
}

export function writeSettings(settings: Settings): void {
  writeStored(name, version, settings)
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null
    && typeof (value as Partial<Settings>).isLargeType === 'boolean'
}
