/** Fen as yuan, "12.05". Integer math only: the one place where money becomes text. */
export function formatFen(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not a fen amount: ${fen}`)
  const abs = Math.abs(fen)
  return `${fen < 0 ? '-' : ''}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`
}

export interface MoneyParts {
  readonly sign: string
  readonly yuan: string
  readonly fen: string
}

/** The same text in the pieces that are set in different sizes. */
export function moneyParts(fen: number): MoneyParts {
  const [yuan = '0', rest = '00'] = formatFen(Math.abs(fen)).split('.')
  return { sign: fen < 0 ? '-' : '', yuan, fen: rest }
}

/** Basis points of 10,000 as percent, "82.5%". */
export function formatBasisPoints(points: number): string {
  if (!Number.isSafeInteger(points)) throw new RangeError(`not basis points: ${points}`)
  const rest = String(points % 100).padStart(2, '0').replace(/0+$/, '')
  return `${Math.floor(points / 100)}${rest === '' ? '' : `.${rest}`}%`
}
