import { Problem, weChatProblem } from '../../../lib/problem'
import { rememberNews } from '../../../data/early-news'
import { getMerchant } from '../../../data/merchant'

/** The sheet is a mini-program of WeChat's own, from which one comes back as from any other. */
const confirmSheet = 'wx1183b055aeec94d1'

interface OrderConfirm {
  readonly businessType: 'weappOrderConfirm'
  readonly extraData: { readonly merchant_id: string; readonly merchant_trade_no: string }
  readonly fail: (problem: { readonly errMsg: string }) => void
}

interface AppShown {
  readonly referrerInfo?: WechatMiniprogram.ReferrerInfo
}

type WithBusinessViews = WechatMiniprogram.Wx & { readonly openBusinessView?: (asked: OrderConfirm) => void }

/**
 * Opens WeChat's sheet on which the shopper says that the parcel came. What it answers is good for this phone only: the
 * village believes what WeChat tells its server.
 */
export async function confirmReceipt(number: string): Promise<void> {
  const { mchId } = await getMerchant()
  await openConfirmSheet(mchId, number)
  rememberNews(number, 'received')
}

function openConfirmSheet(mchId: string, number: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const weChat = wx as WithBusinessViews
    if (weChat.openBusinessView === undefined) {
      reject(new Problem('wechat.failed', '微信版本太旧，请更新微信后再来确认收货', '', 0))
      return
    }
    const come = (shown: object) => {
      wx.offAppShow(come)
      const status = statusOf(shown as AppShown)
      if (status !== 'success') {
        reject(weChatProblem(`openBusinessView:fail ${status}`))
        return
      }
      resolve()
    }
    wx.onAppShow(come)
    weChat.openBusinessView({
      businessType: 'weappOrderConfirm',
      extraData: { merchant_id: mchId, merchant_trade_no: number },
      fail: ({ errMsg }) => {
        wx.offAppShow(come)
        reject(weChatProblem(errMsg))
      },
    })
  })
}

/** Whoever comes back by another way has not agreed to anything. */
function statusOf({ referrerInfo }: AppShown): string {
  return referrerInfo?.appId === confirmSheet ? String(referrerInfo.extraData['status']) : 'cancel'
}
