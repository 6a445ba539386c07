/** What is kept on the phone carries the version of its shape; another version or shape counts as nothing kept. */
export function readStored<T>(name: string, version: number, isShape: (value: unknown) => value is T): T | null {
  const kept: unknown = wx.getStorageSync(name)
  if (typeof kept !== 'object' || kept === null) return null
  const { version: found, value } = kept as { version?: unknown; value?: unknown }
  return found === version && isShape(value) ? value : null
}

export function writeStored<T>(name: string, version: number, value: T): void {
  wx.setStorageSync(name, { version, value })
}

export function removeStored(name: string): void {
  wx.removeStorageSync(name)
}
