import * as glassEasel from 'glass-easel'
import { screenSize } from './screen'

/** What a browser tells by itself and WeChat tells as well; the rest comes from the built-in components. */
const nativeEvents: readonly string[] = [
  'touchstart', 'touchmove', 'touchend', 'touchcancel', 'transitionend', 'animationstart', 'animationiteration',
  'animationend',
]

type Host = ReturnType<glassEasel.CurrentWindowBackendContext['document']['createElement']>

/** The browser's document as the screen of a phone. */
export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  override document = {
    createElement: createHost,
    createTextNode: (text: string) => document.createTextNode(text) as unknown as Host,
    createDocumentFragment: () => document.createDocumentFragment() as unknown as Host,
  }

  constructor() {
    super()
    this.onEvent((target, type, detail, options) => {
      const event = new glassEasel.Event(type, detail, options)
      glassEasel.Event.dispatchEvent(target, event)
      return event.getEventBubbleStatus()
    })
  }

  override getWindowWidth(): number {
    return screenSize().width
  }

  override getWindowHeight(): number {
    return screenSize().height
  }

  override setListenerStats(...[element, type, isCapture, level]: ListenerStats): void {
    if (nativeEvents.includes(type)) super.setListenerStats(element, type, isCapture, level)
  }
}

type ListenerStats = Parameters<glassEasel.CurrentWindowBackendContext['setListenerStats']>

/** No tag of the app may become one that the browser knows: `picture` and `button` mean something else there. */
function createHost(tag: string): Host {
  const host = document.createElement(`wx-${tag}`)
  // A style attribute is set as text, which a strict Content-Security-Policy forbids; rpx has to be resolved anyway.
  host.setAttribute = (name: string, value: string) => {
    if (name === 'style') host.style.cssText = resolveLengths(value)
    else Element.prototype.setAttribute.call(host, name, value)
  }
  return host as unknown as Host
}

function resolveLengths(style: string): string {
  return style.replace(/(-?\d*\.?\d+)rpx\b/g, 'calc($1 * var(--wx-rpx))')
}
