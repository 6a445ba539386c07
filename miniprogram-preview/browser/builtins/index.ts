import { builtin, hostOf } from './definition'
import { followFinger, hoverIgnored, hoverProperties } from './hover'
import { image } from './image'
import { input, textarea } from './input'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'

const view = builtin(
  {
    properties: hoverProperties,
    lifetimes: {
      attached() {
        followFinger(this)
      },
    },
  },
  hoverIgnored,
)

const button = builtin(
  {
    properties: { ...hoverProperties, disabled: { type: Boolean, value: false } },
    observers: {
      disabled(isDisabled: boolean) {
        hostOf(this).toggleAttribute('disabled', isDisabled)
        hostOf(this).setAttribute('aria-disabled', String(isDisabled))
      },
    },
    lifetimes: {
      attached() {
        hostOf(this).setAttribute('role', 'button')
        followFinger(this)
      },
    },
  },
  [
    ...hoverIgnored, 'activityType', 'entrancePath', 'formType', 'openType', 'lang', 'needShowEntrance', 'sessionFrom',
    'sendMessageTitle', 'sendMessagePath', 'sendMessageImg', 'appParameter', 'showMessageCard',
    'phoneNumberNoQuotaToast',
  ],
)

const text = builtin({}, ['decode', 'selectable', 'userSelect', 'space'])

const label = builtin({}, ['for'])

/** The same names stand in build.mjs, which refuses every other tag. */
export const builtins = {
  button, image, input, label, 'rich-text': richText, 'scroll-view': scrollView, text, textarea, view,
}
