import { make, part, screenSize } from '../screen'
import type { Phone } from '.'
import { type Options, Refused, answer } from './answer'
import { dialogs } from './dialogs'

/** What a phone tells about itself. The base library is the newest that the app was written for. */
export function system({ pages }: Phone) {
  return {
    getWindowInfo: () => {
      const { width, height } = screenSize()
      const { clientHeight } = part('pages')
      return {
        pixelRatio: devicePixelRatio,
        screenWidth: width,
        screenHeight: height,
        windowWidth: width,
        windowHeight: clientHeight,
        statusBarHeight: part('status').clientHeight,
        screenTop: height - clientHeight,
        safeArea: { left: 0, right: width, top: 0, bottom: height, width, height },
      }
    },
    getAppBaseInfo: () => ({ SDKVersion: '3.8.0', language: 'zh_CN', version: '8.0.50', theme: 'light' }),
    getDeviceInfo: () => ({ platform: 'preview', system: 'preview', brand: 'preview', model: 'preview' }),
    nextTick: (then: () => void) => queueMicrotask(then),
    createSelectorQuery: () => {
      const page = pages().instances.at(-1)
      return (page as unknown as { createSelectorQuery(): unknown }).createSelectorQuery()
    },
    makePhoneCall: (options: Options & { readonly phoneNumber: string }) =>
      answer('makePhoneCall', options, async () => {
        const asked = await dialogs.showModal({ content: options.phoneNumber, confirmText: '呼叫' })
        if (asked?.confirm !== true) throw new Refused('cancel')
        return {}
      }),
    setClipboardData: (options: Options & { readonly data: string }) =>
      answer('setClipboardData', options, () => {
        copy(options.data)
        void dialogs.showToast({ title: '内容已复制', icon: 'none' })
        return {}
      }),
  }
}

function copy(text: string): void {
  const field = make('textarea', 'pv-clipboard') as HTMLTextAreaElement
  field.value = text
  document.body.append(field)
  field.select()
  const isDone = document.execCommand('copy')
  field.remove()
  if (!isDone) throw new Refused('the browser does not let this page copy')
}
