import { get, request } from '../api/request'
import type { ReminderAnswerRequest, ReminderConsent } from '../api/types'

/** What WeChat says of one template: "accept…" is a yes, all else is not. */
type Said = Readonly<Record<string, string>>

/** The switch for all messages is off: no sheet can ask, only the person's own settings help. */
const allOff = 20004

export type Consent = 'agreed' | 'refused' | 'allOff' | 'none'

let known: readonly ReminderConsent[] = []

/** WeChat opens its sheet in a tap only, without waiting for anything: the templates have to be here before. */
export async function loadReminders(): Promise<readonly ReminderConsent[]> {
  known = await get<readonly ReminderConsent[]>('/household/reminders', { needsSession: true })
  return known
}

/** Topics for which nobody would be told the next time. */
export function lackingReminders(): readonly ReminderConsent[] {
  return known.filter(({ remaining }) => remaining < 1)
}

/** Whoever said no is asked again only by their own tap on the page. */
export function shouldOfferReminders(): boolean {
  return lackingReminders().some(({ isRefused }) => !isRefused)
}

/** To be called in a tap. Resolves when WeChat's sheet is closed, whatever was answered. */
export function askForReminders(): Promise<Consent> {
  const asked = lackingReminders()
  if (asked.length === 0) return Promise.resolve('none')
  return new Promise((resolve, reject) => {
    wx.requestSubscribeMessage({
      tmplIds: asked.map(({ templateId }) => templateId),
      success: (said) => {
        tell(answersOf(asked, said as unknown as Said)).then(resolve, reject)
      },
      fail: ({ errCode }) => resolve(errCode === allOff ? 'allOff' : 'none'),
    })
  })
}

export function answersOf(asked: readonly ReminderConsent[], said: Said): readonly ReminderAnswerRequest[] {
  return asked.flatMap(({ topic, templateId }) => {
    const word = said[templateId]
    return word === undefined ? [] : [{ topic, isAgreed: word.startsWith('accept') }]
  })
}

async function tell(answers: readonly ReminderAnswerRequest[]): Promise<Consent> {
  if (answers.length === 0) return 'none'
  await request<undefined>({
    method: 'POST', path: '/household/reminders', body: { answers }, needsSession: true, wish: 'reminders',
  })
  await loadReminders()
  return answers.some(({ isAgreed }) => isAgreed) ? 'agreed' : 'refused'
}
