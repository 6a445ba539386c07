import type { Front } from '../api/types'

/** "春节放假：2月10日到2月17日不发货，2月18日起陆续寄出"; empty when parcels leave as usual. */
export function closureText({ closure }: Pick<Front, 'closure'>): string {
  if (closure === null) return ''
  const { name, first, last, resumesOn } = closure
  const days = first === last ? dayText(first) : `${dayText(first)}到${dayText(last)}`
  return `${name}放假：${days}不发货，${dayText(resumesOn)}起陆续寄出`
}

function dayText(day: string): string {
  const [, month = '', date = ''] = day.split('-')
  return `${Number(month)}月${Number(date)}日`
}
