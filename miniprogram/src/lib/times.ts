/** The village lives in Beijing time, wherever the phone is. */
const beijingMs = 8 * 3_600_000

function beijing(iso: string): Date {
  return new Date(Date.parse(iso) + beijingMs)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** "11月24日 12:05" */
export function momentText(iso: string): string {
  const at = beijing(iso)
  return `${dayText(iso)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** "11月24日" */
export function dayText(iso: string): string {
  const at = beijing(iso)
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
}

/** "2026年11月24日" */
export function fullDayText(iso: string): string {
  return `${beijing(iso).getUTCFullYear()}年${dayText(iso)}`
}

/** "2026-05-01 至 2026-05-31" as "2026年5月"; what is no whole month stays as it is. */
export function monthText(period: string): string {
  const [, year, month, last] = /^(\d{4})-(\d{2})-01 至 \1-\2-(\d{2})$/.exec(period) ?? []
  const lastOfMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(last) === lastOfMonth ? `${year}年${Number(month)}月` : period
}

/** What is left to take money: "3 小时", in the last hour "25 分钟". Never more than is left. */
export function roughlyText(seconds: number): string {
  if (seconds < 60) return '不到 1 分钟'
  return seconds < 3600 ? `${Math.floor(seconds / 60)} 分钟` : `${Math.floor(seconds / 3600)} 小时`
}

/** "14分05秒"; null once it is over. */
export function remainingText(seconds: number): string | null {
  if (seconds <= 0) return null
  const hours = Math.floor(seconds / 3600)
  const minutes = `${two(Math.floor((seconds % 3600) / 60))}分`
  return hours > 0 ? `${hours}小时${minutes}` : `${minutes}${two(seconds % 60)}秒`
}
