import { confirmReceive, SandboxRefused } from '../sandbox'
import { type Options, Refused, answer } from './answer'
import { askOnSheet } from './sheet'

interface BusinessView extends Options {
  readonly businessType: string
  readonly extraData: { readonly merchant_id: string; readonly merchant_trade_no: string }
}

interface AppShown {
  readonly referrerInfo: { readonly appId: string; readonly extraData: object }
}

type AppShow = (shown: AppShown) => void

/** WeChat's own mini-program for it. */
const confirmSheet = 'wx1183b055aeec94d1'

const listeners = new Set<AppShow>()

export const receipt = {
  onAppShow: (listener: AppShow) => void listeners.add(listener),
  offAppShow: (listener: AppShow) => void listeners.delete(listener),
  openBusinessView: (options: BusinessView) => answer('openBusinessView', options, () => {
    if (options.businessType !== 'weappOrderConfirm') throw new Refused(`${options.businessType} is not in the preview`)
    // The view is open once this is answered; what came of it is told when the app is shown again.
    void confirmOnSheet(options.extraData).then((said) => {
      const shown = { referrerInfo: { appId: confirmSheet, extraData: { ...said, req_extradata: options.extraData } } }
      for (const listener of [...listeners]) listener(shown)
    })
    return {}
  }),
}

async function confirmOnSheet(asked: BusinessView['extraData']): Promise<object> {
  const isAgreed = await askOnSheet({
    title: '确认收货', what: `订单 ${asked.merchant_trade_no} 的包裹收到了？`, totalFen: null,
    agree: '确认收货', decline: '取消',
  })
  if (!isAgreed) return { status: 'cancel' }
  try {
    await confirmReceive(asked.merchant_id, asked.merchant_trade_no)
    return { status: 'success' }
  } catch (thrown) {
    if (thrown instanceof SandboxRefused || thrown instanceof TypeError)
      return { status: 'fail', errormsg: thrown.message }
    throw thrown
  }
}
