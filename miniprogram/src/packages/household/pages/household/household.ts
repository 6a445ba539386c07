import type { PayeeChange, Payout, Statement } from '../../../../api/types'
import { newsOfPayout } from '../../../../data/early-news'
import { keepWaiting } from '../../../../data/money-dot'
import { askForReminders, lackingReminders, loadReminders } from '../../../../data/reminders'
import { openLink, openObjection } from '../../../../kit/navigation'
import { definePage } from '../../../../lib/define-page'
import { ask, say, sayProblem } from '../../../../lib/dialogs'
import type { LoadData } from '../../../../lib/loading'
import { emptyNow, failedBy, nothingYet } from '../../../../lib/loading'
import type { Problem } from '../../../../lib/problem'
import { asProblem } from '../../../../lib/problem'
import { dayText } from '../../../../lib/times'
import {
  confirmTransfer, getMyStatement, listMyPayeeChanges, listMyPayouts, stopMyPayeeChange,
} from '../../data/household'
import type { SumView } from '../../views/payouts'
import { leftText, openSumsOf } from '../../views/payouts'
import type { StatementView } from '../../views/statement'
import { statementViewOf } from '../../views/statement'

interface Shown extends SumView {
  readonly leftText: string
}

/** Our money is going to go elsewhere. */
interface ChangeView {
  readonly number: string
  readonly words: string
  readonly mayStop: boolean
}

interface Data extends LoadData {
  // from the server
  readonly statement: StatementView | null
  readonly sums: readonly Shown[]
  /** Topics of which the next message would not be sent. */
  readonly lacking: number
  readonly changes: readonly ChangeView[]
  // state
  readonly confirming: string
  readonly opened: string
  readonly ruleOpened: boolean
  readonly finishedOpened: boolean
}

const initial: Data = {
  ...nothingYet, statement: null, sums: [], lacking: 0, changes: [], confirming: '', opened: '', ruleOpened: false,
  finishedOpened: false,
}

type Answer = readonly [Statement, readonly Payout[], readonly PayeeChange[], unknown]

const betweenTicksMs = 30_000

definePage({
  data: initial,
  period: undefined as number | undefined,
  /** When the seconds that are left came from the server: from then on the phone only counts how long that is ago. */
  cameAt: 0,
  ticks: 0,

  onLoad(query) {
    this.period = query['period'] === undefined ? undefined : Number(query['period'])
    this.ticks = setInterval(() => this.tick(), betweenTicksMs)
  },

  onUnload() {
    clearInterval(this.ticks)
  },

  load(): Promise<Answer> {
    return Promise.all([getMyStatement(this.period), listMyPayouts(), listMyPayeeChanges(), loadReminders()])
  },

  show([statement, payouts, changes]: Answer) {
    this.cameAt = Date.now()
    keepWaiting(true, waitingFenOf(payouts))
    const sums = openSumsOf(payouts, newsOfPayout).map((sum) => ({ ...sum, leftText: leftText(sum.secondsLeft) }))
    return {
      statement: statementViewOf(statement), sums, lacking: lackingReminders().length,
      changes: changes.map(changeViewOf),
    }
  },

  failed(problem: Problem) {
    return problem.code === 'household.not_linked' ? emptyNow : failedBy(problem)
  },

  isNewsComing([, payouts]: Answer) {
    return payouts.some((payout) => newsOfPayout(payout) !== null)
  },

  tick() {
    const gone = Math.floor((Date.now() - this.cameAt) / 1000)
    this.setData({
      sums: this.data.sums.map((sum) => ({ ...sum, leftText: leftText(sum.secondsLeft - gone) })),
    })
  },

  onPeriod(event: WechatMiniprogram.TouchEvent) {
    const { period } = event.currentTarget.dataset as { period: number }
    this.period = period
    void this.startOver({ opened: '', ruleOpened: false, finishedOpened: false })
  },

  onLink() {
    openLink()
  },

  onSale(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: string }
    this.setData({ opened: this.data.opened === key ? '' : key, ruleOpened: false })
  },

  /** At once, and the village hears of it: whoever is robbed has no time to write why. */
  async onStop(event: WechatMiniprogram.TouchEvent) {
    const { number } = event.currentTarget.dataset as { number: string }
    const words = '停下以后，您家的钱照旧付。村里的监督人会查是谁申请的，再打电话给您。'
    if (!(await ask('不是我家要改的', words, '停下'))) return
    try {
      await stopMyPayeeChange(number)
      say('停下了，钱照旧付')
    } catch (thrown) {
      sayProblem(asProblem(thrown))
    }
    await this.refresh()
  },

  onRule() {
    this.setData({ ruleOpened: !this.data.ruleOpened })
  },

  onObject() {
    openObjection(this.data.statement?.periodId ?? 0)
  },

  onFinished() {
    this.setData({ finishedOpened: !this.data.finishedOpened })
  },

  async onRemind() {
    try {
      const consent = await askForReminders()
      this.setData({ lacking: lackingReminders().length })
      if (consent === 'agreed') say('好了，钱到了微信会提醒您')
      if (consent === 'refused') say('没有打开，想打开时再点这里')
      if (consent === 'allOff') say('请点右上角“···”→ 设置 → 订阅消息，先打开')
    } catch (thrown) {
      sayProblem(asProblem(thrown))
    }
  },

  /** WeChat's own sheet asks once more, with the amount: asking before it would be asking twice. */
  async onConfirm(event: WechatMiniprogram.TouchEvent) {
    const { bill } = event.currentTarget.dataset as { bill: string }
    const sum = this.data.sums.find(({ outBillNo }) => outBillNo === bill)
    if (sum === undefined || this.data.confirming !== '') return
    this.setData({ confirming: bill })
    try {
      await confirmTransfer(bill, sum.packageInfo)
      this.looks.afresh()
      await this.refresh()
    } catch (thrown) {
      sayProblem(asProblem(thrown))
    } finally {
      this.setData({ confirming: '' })
    }
  },
})

function changeViewOf({ number, before, after, effectiveAt, mayStop }: PayeeChange): ChangeView {
  return { number, words: `现在：${before}。${dayText(effectiveAt)}起：${after}。`, mayStop }
}

/** What waits for another phone lights no dot on this one. */
function waitingFenOf(payouts: readonly Payout[]): number {
  return payouts
    .filter((payout) => payout.mayTake && newsOfPayout(payout) === null)
    .reduce((fen, { amountFen }) => fen + amountFen, 0)
}
