import type { Me } from '../../../../api/types'
import { getMe } from '../../../../data/me'
import { openHousehold } from '../../../../kit/navigation'
import { definePage } from '../../../../lib/define-page'
import { say, sayProblem } from '../../../../lib/dialogs'
import type { LoadData } from '../../../../lib/loading'
import { nothingYet } from '../../../../lib/loading'
import { asProblem } from '../../../../lib/problem'
import { linkMyPhone } from '../../data/household'

interface Data extends LoadData {
  // from the server
  readonly householdName: string
  readonly personName: string
  /** "402 816", while a second person of the village has to hear it; else empty. */
  readonly checkText: string
  readonly isLinked: boolean
  // typed
  readonly number: string
  readonly code: string
  // state
  readonly isSending: boolean
}

const initial: Data = {
  ...nothingYet, householdName: '', personName: '', checkText: '', isLinked: false, number: '', code: '',
  isSending: false,
}

/** 绑定我家: the village hands over a code, and this phone sees the household's money from then on. */
definePage({
  data: initial,

  load(): Promise<Me> {
    return getMe()
  },

  show({ household, link }: Me) {
    return {
      isLinked: household !== null,
      householdName: household?.name ?? link?.householdName ?? '',
      personName: link?.personName ?? '',
      checkText: household === null ? inThrees(link?.checkNumber ?? '') : '',
    }
  },

  /** The second person may be typing it at this moment. */
  isNewsComing({ household, link }: Me) {
    return household === null && link !== null
  },

  onNumber(event: WechatMiniprogram.Input) {
    this.setData({ number: event.detail.value })
  },

  onCode(event: WechatMiniprogram.Input) {
    this.setData({ code: event.detail.value })
  },

  onHousehold() {
    openHousehold()
  },

  async onSend() {
    const { number, code, isSending } = this.data
    if (isSending) return
    const householdNumber = Number(number.trim())
    if (!Number.isSafeInteger(householdNumber) || householdNumber <= 0 || code.trim() === '') {
      say('请填户号和绑定码，都是村里给您的数字')
      return
    }
    this.setData({ isSending: true })
    try {
      const { isLinked } = await linkMyPhone({ householdNumber, code })
      this.setData({ code: '' })
      if (isLinked) say('绑好了')
      await this.refresh()
    } catch (thrown) {
      sayProblem(asProblem(thrown))
    } finally {
      this.setData({ isSending: false })
    }
  },
})

/** As it is read aloud. */
function inThrees(digits: string): string {
  return digits.replace(/(\d{3})(?=\d)/g, '$1 ')
}
