import type { Objection, Statement } from '../../../../api/types'
import { definePage } from '../../../../lib/define-page'
import { say, sayProblem } from '../../../../lib/dialogs'
import type { LoadData } from '../../../../lib/loading'
import { emptyNow, failedBy, nothingYet } from '../../../../lib/loading'
import type { Problem } from '../../../../lib/problem'
import { asProblem } from '../../../../lib/problem'
import { getMyStatement, listMyObjections, raiseObjection } from '../../data/household'
import type { ObjectionView } from '../../views/objection'
import { objectionViewOf } from '../../views/objection'

interface Data extends LoadData {
  // from the server
  readonly plan: ObjectionView | null
  // state
  readonly text: string
  readonly isSending: boolean
}

const initial: Data = { ...nothingYet, plan: null, text: '', isSending: false }

type Answer = readonly [Statement, readonly Objection[]]

definePage({
  data: initial,
  period: undefined as number | undefined,

  onLoad(query) {
    this.period = query['period'] === undefined ? undefined : Number(query['period'])
  },

  load(): Promise<Answer> {
    return Promise.all([getMyStatement(this.period), listMyObjections()])
  },

  show([statement, objections]: Answer) {
    const plan = objectionViewOf(statement, objections)
    return plan === null ? null : { plan }
  },

  failed(problem: Problem) {
    return problem.code === 'household.not_linked' ? emptyNow : failedBy(problem)
  },

  onBack() {
    void wx.navigateBack()
  },

  onText(event: WechatMiniprogram.Input) {
    this.setData({ text: event.detail.value })
  },

  /** An empty text is refused by the server, in the words that it has for it. */
  async onSend() {
    const { plan, text, isSending } = this.data
    if (plan === null || isSending) return
    this.setData({ isSending: true })
    try {
      await raiseObjection({ planId: plan.planId, text })
      this.setData({ text: '' })
      say('村里收到了，答复会写在这里')
      await this.refresh()
    } catch (thrown) {
      const problem = asProblem(thrown)
      sayProblem(problem)
      if (problem.code === 'objection.open' || problem.code === 'objection.not_disclosed') await this.refresh()
    } finally {
      this.setData({ isSending: false })
    }
  },
})
